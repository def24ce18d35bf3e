"""What the Home tab shows to each role, and HR's console, which is shown in messages too."""
