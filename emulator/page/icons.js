/** Icons drawn with a few strokes: those that cards name, and the page's own. */

import { drawing, element } from "./elements.js";
import { isLoopback } from "./markup.js";

/** Google's built-in icons, by the name a card gives. */
export const KNOWN_ICONS = {
    AIRPLANE: "M12 3v18M12 8L3 14v2l9-3 9 3v-2zM9 20l3-1.5 3 1.5",
    BOOKMARK: "M6 3h12v18l-6-4-6 4z",
    BUS: "M5 4h14v13H5zM5 11h14M8 17v3M16 17v3M8 14h.5M15.5 14h.5",
    CAR: "M4 16v-4l2.5-6h11l2.5 6v4zM4 12h16M6 16v3M18 16v3M7 14h1M16 14h1",
    CLOCK: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2",
    CONFIRMATION_NUMBER_ICON:
        "M3 7h18v3.5a1.5 1.5 0 0 0 0 3V17H3v-3.5a1.5 1.5 0 0 0 0-3zM9 10h6M9 14h6",
    DESCRIPTION: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    DOLLAR: "M12 3v18M16.5 8c-.5-2-2.5-2.5-4.5-2.5s-4.5.8-4.5 3.2c0 4.6 9 2 9 6.6 0 2.4-2.5 3.2-4.5 3.2s-4-.5-4.5-2.5",
    EMAIL: "M3 5h18v14H3zM3 6l9 7 9-7",
    EVENT_SEAT: "M7 13V5h10v8M4 10v7h16v-7M6 17v3M18 17v3",
    FLIGHT_ARRIVAL:
        "M3 20h18M4 7l3 6 13 3.5c.6-1.8-.3-2.8-2-3.3l-4-1.2L10 5 8 4.5l1.5 6L6 9.5 5 7z",
    FLIGHT_DEPARTURE:
        "M3 20h18M3 11l2 4.5 15-5c-.4-1.8-1.6-2.3-3.3-1.8l-3.9 1.3L7 5.5l-2 .7 4 5.6-3.5 1.2L4 11z",
    HOTEL: "M3 6v13M3 16h18v3M21 16v-3a3 3 0 0 0-3-3h-7v6M8.5 11.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0z",
    HOTEL_ROOM_TYPE: "M5 21V4h9v17M14 6h5v15M3 21h18M11 12h.5",
    INVITE: "M4 5h16v15H4zM4 9h16M8 3v4M16 3v4M12 11.5v6M9 14.5h6",
    MAP_PIN:
        "M12 21s-6.5-6.5-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 14.5 12 21 12 21zM14.2 9.5a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z",
    MEMBERSHIP: "M3 5h18v10H3zM3 9h18M9 15v6l3-2 3 2v-6",
    MULTIPLE_PEOPLE:
        "M12 9a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM3 19c.5-3.5 3-5 6-5s5.5 1.5 6 5zM15.5 6.2a3 3 0 0 1 0 5.6M17 14.3c2.3.5 3.7 2 4 4.7",
    PERSON: "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 20c.7-4.5 4-6 8-6s7.3 1.5 8 6z",
    PHONE: "M6 3h3.5l1.5 5-2.2 1.6a12 12 0 0 0 5.6 5.6L16 13l5 1.5V18c0 1.7-1.2 3-3 3C10.5 20.5 3.5 13.5 3 6c0-1.8 1.3-3 3-3z",
    RESTAURANT_ICON: "M8 3v18M5 3v5a3 3 0 0 0 6 0V3M17 21v-8M17 13c-2 0-3-2-3-5s1.5-5 3-5z",
    SHOPPING_CART:
        "M2 4h3l2.5 11h11L21 7H6M10 19.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0zM18.5 19.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0z",
    STAR: "M12 3l2.7 6 6.3.6-4.8 4.3L17.6 20 12 16.7 6.4 20l1.4-6.1L3 9.6 9.3 9z",
    STORE: "M4 10v10h16V10M3 10l2-6h14l2 6zM9 20v-6h6v6",
    TICKET: "M3 7h18v3.5a1.5 1.5 0 0 0 0 3V17H3v-3.5a1.5 1.5 0 0 0 0-3zM14 7v2M14 11v2M14 15v2",
    TRAIN: "M6 3h12v13H6zM6 10h12M9 13h.5M14.5 13h.5M8 16l-3 5M16 16l3 5M7 18.5h10",
    VIDEO_CAMERA: "M3 7h12v10H3zM15 11l6-4v10l-6-4z",
    VIDEO_PLAY: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM10 8l6 4-6 4z",
};

const OWN = {
    add_on: "M12 3l8 4.5v9L12 21l-8-4.5v-9zM8.5 12.5l2.5 2.5 4.5-5.5",
    back: "M19 12H5M11 6l-6 6 6 6",
    check: "M5 12.5l4.5 4.5L19 7.5",
    close: "M6 6l12 12M18 6L6 18",
    collapse: "M6 15l6-6 6 6",
    document: KNOWN_ICONS.DESCRIPTION,
    expand: "M6 9l6 6 6-6",
    image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M16 9h.5",
    link: "M10 14l4-4M9 8l2-2a4 4 0 0 1 6 6l-2 2M15 16l-2 2a4 4 0 0 1-6-6l2-2",
    more: "M12 5h.01M12 12h.01M12 19h.01",
    person: KNOWN_ICONS.PERSON,
    date: "M4 5h16v15H4zM4 9h16M8 3v4M16 3v4",
};

/** Draw one of the page's own icons. */
export function ownIcon(name) {
    return drawing(OWN[name], `own-${name}`);
}

/** Draw the icon of a card: a built-in one, or an image. */
export function cardIcon({ knownIcon, iconUrl, imageType, altText } = {}, label = altText) {
    if (iconUrl)
        return picture(iconUrl, label ?? "", imageType === "CIRCLE" ? "icon circle" : "icon");
    const drawn = drawing(KNOWN_ICONS[knownIcon] ?? "", "icon");
    return label
        ? element("span", { class: "icon-box", role: "img", "aria-label": label }, drawn)
        : drawn;
}

/** Show an image; where it cannot be had, its alternative text in a box. */
export function picture(address, altText, className) {
    const box = () =>
        element(
            "span",
            { class: `${className} absent`, role: "img", "aria-label": altText },
            ownIcon("image"),
        );
    if (!/^https:\/\//i.test(address ?? "") && !isLoopback(address ?? "")) return box();
    const image = element("img", {
        src: address,
        alt: altText,
        class: className,
        referrerpolicy: "no-referrer",
    });
    image.addEventListener("error", () => image.replaceWith(box()), { once: true });
    return image;
}
