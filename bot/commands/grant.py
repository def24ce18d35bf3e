"""`kamarade grant`: the first HR person is named by the administrator."""
