/** The usual emoji by their Slack names. Unknown names stay written `:so:`. */

const TABLE = `
grinning 😀|smile 😄|smiley 😃|grin 😁|joy 😂|laughing 😆|sweat_smile 😅|wink 😉|blush 😊|slightly_smiling_face 🙂
upside_down_face 🙃|relaxed ☺️|heart_eyes 😍|sunglasses 😎|thinking_face 🤔|neutral_face 😐|expressionless 😑
confused 😕|slightly_frowning_face 🙁|white_frowning_face ☹️|worried 😟|disappointed 😞|pensive 😔|cry 😢|sob 😭
sweat 😓|weary 😩|tired_face 😫|angry 😠|rage 😡|scream 😱|flushed 😳|sleeping 😴|relieved 😌|hugging_face 🤗
face_with_monocle 🧐|nerd_face 🤓|partying_face 🥳|star-struck 🤩|smiling_face_with_3_hearts 🥰|robot_face 🤖
wave 👋|thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|ok_hand 👌|clap 👏|raised_hands 🙌|pray 🙏|muscle 💪|handshake 🤝
point_right 👉|point_left 👈|point_up 👆|point_down 👇|raised_hand ✋|writing_hand ✍️|eyes 👀|speech_balloon 💬
heart ❤️|blue_heart 💙|green_heart 💚|yellow_heart 💛|orange_heart 🧡|purple_heart 💜|broken_heart 💔|fire 🔥
tada 🎉|confetti_ball 🎊|sparkles ✨|star ⭐|star2 🌟|rocket 🚀|trophy 🏆|medal 🏅|gift 🎁|balloon 🎈|birthday 🎂
white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|warning ⚠️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑
question ❓|grey_question ❔|exclamation ❗|information_source ℹ️|bulb 💡|lock 🔒|unlock 🔓|key 🔑|bell 🔔|no_bell 🔕
red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫
large_green_square 🟩|large_yellow_square 🟨|large_red_square 🟥|white_large_square ⬜|small_blue_diamond 🔹
calendar 📆|date 📅|spiral_calendar_pad 🗓️|clock1 🕐|clock9 🕘|alarm_clock ⏰|stopwatch ⏱️|hourglass ⌛|hourglass_flowing_sand ⏳
memo 📝|pencil ✏️|pencil2 ✏️|clipboard 📋|page_facing_up 📄|book 📖|books 📚|notebook 📓|bookmark 🔖|bookmark_tabs 📑|paperclip 📎|pushpin 📌|link 🔗
email 📧|envelope ✉️|incoming_envelope 📨|inbox_tray 📥|outbox_tray 📤|mailbox 📫|phone 📞|telephone_receiver 📞|iphone 📱
computer 💻|desktop_computer 🖥️|printer 🖨️|gear ⚙️|wrench 🔧|hammer_and_wrench 🛠️|toolbox 🧰|mag 🔍|package 📦
house 🏠|office 🏢|factory 🏭|bank 🏦|hospital 🏥|car 🚗|train 🚆|airplane ✈️|map 🗺️|compass 🧭|round_pushpin 📍
money_with_wings 💸|moneybag 💰|credit_card 💳|euro 💶|receipt 🧾|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|bar_chart 📊
coffee ☕|tea 🍵|pizza 🍕|fork_and_knife 🍴|palm_tree 🌴|beach_with_umbrella 🏖️|sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|rainbow 🌈|seedling 🌱|evergreen_tree 🌲
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|twisted_rightwards_arrows 🔀|leftwards_arrow_with_hook ↩️|repeat 🔁|zap ⚡|boom 💥|dart 🎯|checkered_flag 🏁|construction 🚧
bust_in_silhouette 👤|busts_in_silhouette 👥|mortar_board 🎓|briefcase 💼|shield 🛡️|sos 🆘|rotating_light 🚨|ambulance 🚑|label 🏷️|scales ⚖️|classical_building 🏛️
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|flag-fr 🇫🇷|fr 🇫🇷|flag-gb 🇬🇧|gb 🇬🇧|flag-us 🇺🇸|us 🇺🇸|flag-de 🇩🇪|flag-es 🇪🇸|flag-it 🇮🇹`;

const SIGNS = new Map(
  TABLE.trim().split(/[\n|]/).map((pair) => {
    const space = pair.lastIndexOf(" ");
    return [pair.slice(0, space), pair.slice(space + 1)];
  }),
);

const SHORTCODE = /:([a-z0-9_+'-]+):/g;

/** Return the sign of a name, or nothing. */
export const signOf = (name) => SIGNS.get(name.split("::")[0]);

/** Replace the `:names:` of a text by their signs. */
export function withSigns(text) {
  return text.replace(SHORTCODE, (whole, name) => signOf(name) ?? whole);
}

/** Return the names that begin like what is typed, with their signs. */
export const named = (typed) => [...SIGNS].filter(([name]) => name.startsWith(typed));
