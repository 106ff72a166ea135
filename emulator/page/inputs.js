/** The inputs of cards: text, selection, date and time, and the switch beside a text. */

import { element, freshId } from "./elements.js";
import { textMistake } from "./form.js";
import { multiSelect } from "./multi_select.js";

/** Frame an input with its label, hint and complaint. */
function field(label, control, { hint, className = "" } = {}) {
    const complaint = element("div", {
        class: "complaint",
        role: "alert",
        id: freshId("complaint"),
    });
    const hinted = hint && element("div", { class: "hint", id: freshId("hint") }, hint);
    control.id ||= freshId("input");
    control.setAttribute("aria-describedby", [hinted?.id, complaint.id].filter(Boolean).join(" "));
    const frame = element(
        "div",
        { class: `field ${className}` },
        label && element("label", { for: control.id }, label),
        control,
        hinted,
        complaint,
    );
    return { frame, complain: complainer(control, complaint) };
}

function complainer(control, complaint) {
    return (sentence) => {
        complaint.textContent = sentence;
        if (sentence) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
    };
}

/** Frame several controls as one group with a legend. */
function group(label, controls, className) {
    const complaint = element("div", { class: "complaint", role: "alert" });
    const frame = element(
        "fieldset",
        { class: `field ${className}` },
        label && element("legend", {}, label),
        controls,
        complaint,
    );
    return { frame, complain: (sentence) => (complaint.textContent = sentence) };
}

function changed(input, view) {
    if (input.onChangeAction) view.act("click", input.onChangeAction, {}, { validated: false });
}

export function textInput(input, view) {
    const multiple = input.type === "MULTIPLE_LINE";
    const control = multiple
        ? element("textarea", { rows: 3 })
        : element("input", { type: "text", autocomplete: "off" });
    control.name = input.name ?? "";
    control.value = view.form.initial(input.name, "text", input.value ?? "");
    control.addEventListener("change", () => changed(input, view));
    const unlabelled = input.label ? {} : { "aria-label": input.hintText ?? "" };
    for (const [name, value] of Object.entries(unlabelled)) control.setAttribute(name, value);
    const { frame, complain } = field(input.label, control, { hint: input.hintText });
    if (!multiple) suggest(input, control, frame, view);
    view.form.add({
        name: input.name,
        kind: "text",
        state: () => control.value,
        sent: () => ({ text: control.value }),
        isEmpty: () => !control.value.trim(),
        mistake: () => textMistake(control.value, input.validation),
        complain,
        focus: () => control.focus(),
    });
    return frame;
}

function suggest({ initialSuggestions, autoCompleteAction }, control, frame, view) {
    if (!initialSuggestions && !autoCompleteAction) return;
    const list = element("datalist", { id: freshId("suggestions") });
    const offer = (items = []) =>
        list.replaceChildren(...items.map(({ text }) => element("option", { value: text })));
    offer(initialSuggestions?.items);
    control.setAttribute("list", list.id);
    frame.append(list);
    if (!autoCompleteAction) return;
    let timer = 0;
    control.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(async () => offer(await view.complete(autoCompleteAction)), 250);
    });
}

export function selectionInput(input, view) {
    const kind = input.type ?? "CHECK_BOX";
    if (kind === "DROPDOWN") return dropdown(input, view);
    if (kind === "MULTI_SELECT") return menuOfSeveral(input, view);
    return boxes(input, view, kind);
}

function preselected({ items = [] }) {
    return items.filter(({ selected }) => selected).map(({ value }) => value ?? "");
}

function dropdown(input, view) {
    const options = (input.items ?? []).map(({ text, value }) =>
        element("option", { value: value ?? "" }, text),
    );
    const none = element("option", { value: "", hidden: true }, "");
    const chosen = view.form.initial(input.name, "DROPDOWN", preselected(input));
    const control = element(
        "select",
        { name: input.name, on: { change: () => changed(input, view) } },
        chosen.length ? [] : none,
        options,
    );
    if (chosen.length) control.value = chosen[0];
    const picked = () => (control.selectedOptions[0] === none ? [] : [control.value]);
    const { frame, complain } = field(input.label, control);
    view.form.add(strings(input.name, "DROPDOWN", picked, complain, () => control.focus()));
    return frame;
}

function menuOfSeveral(input, view) {
    const chosen = view.form.initial(input.name, "MULTI_SELECT", preselected(input));
    const menu = multiSelect(input, chosen, () => changed(input, view));
    const { frame, complain } = field(input.label, menu.box, { className: "several" });
    frame.append(menu.list);
    frame.insertBefore(menu.chosen, menu.box);
    view.form.add(
        strings(input.name, "MULTI_SELECT", menu.values, complain, () => menu.box.focus()),
    );
    return frame;
}

function boxes(input, view, kind) {
    const chosen = view.form.initial(input.name, kind, preselected(input));
    const radio = kind === "RADIO_BUTTON";
    const groupName = radio ? freshId(input.name) : input.name;
    const controls = (input.items ?? []).map(({ value = "" }) =>
        element("input", {
            type: radio ? "radio" : "checkbox",
            role: kind === "SWITCH" ? "switch" : null,
            class: kind === "SWITCH" ? "switch" : null,
            name: groupName,
            value,
            checked: chosen.includes(value),
            on: { change: () => changed(input, view) },
        }),
    );
    const rows = controls.map((control, at) =>
        choice(control, input.items[at].text ?? "", kind === "SWITCH"),
    );
    const { frame, complain } = group(input.label, rows, "choices");
    const values = () =>
        controls.filter((control) => control.checked).map((control) => control.value);
    view.form.add(strings(input.name, kind, values, complain, () => controls[0]?.focus()));
    return frame;
}

function choice(control, text, last) {
    return element(
        "label",
        { class: "choice" },
        last ? [element("span", {}, text), control] : [control, element("span", {}, text)],
    );
}

/** An input whose value is a list of strings and which sends nothing when nothing is chosen. */
function strings(name, kind, values, complain, focus) {
    return {
        name,
        kind,
        state: values,
        sent: () => (values().length ? { strings: values() } : null),
        isEmpty: () => values().length === 0,
        complain,
        focus,
    };
}

export function switchControl(control, view, label) {
    const boxed = control.controlType === "CHECK_BOX" || control.controlType === "CHECKBOX";
    const value = control.value ?? "";
    const before = view.form.initial(control.name, "switch", control.selected ? [value] : []);
    const box = element("input", {
        type: "checkbox",
        role: boxed ? null : "switch",
        class: boxed ? null : "switch",
        name: control.name,
        checked: before.length > 0,
        "aria-label": label,
        on: { change: () => changed(control, view) },
    });
    const values = () => (box.checked ? [value] : []);
    view.form.add(
        strings(
            control.name,
            "switch",
            values,
            (sentence) => (box.title = sentence),
            () => box.focus(),
        ),
    );
    return box;
}

const MINUTE = 60_000;

export function dateTimePicker(input, view) {
    const kind = input.type ?? "DATE_AND_TIME";
    const offset =
        kind === "DATE_AND_TIME"
            ? (input.timezoneOffsetDate ?? -new Date().getTimezoneOffset())
            : 0;
    const start = view.form.initial(input.name, kind, shownAt(input.valueMsEpoch, offset));
    const change = { change: () => changed(input, view) };
    const date =
        kind !== "TIME_ONLY" &&
        element("input", { type: "date", value: start.date, "aria-label": "Date", on: change });
    const time =
        kind !== "DATE_ONLY" &&
        element("input", { type: "time", value: start.time, "aria-label": "Time", on: change });
    const { frame, complain } = group(
        input.label,
        element("div", { class: "moments" }, date, time),
        "date-time",
    );
    const state = () => ({ date: date ? date.value : "", time: time ? time.value : "" });
    const isEmpty = () => !state().date && !state().time;
    view.form.add({
        name: input.name,
        kind,
        state,
        sent: () => (isEmpty() ? null : { picker: kind, ...state(), offsetMinutes: offset }),
        isEmpty,
        complain,
        focus: () => (date || time).focus(),
    });
    return frame;
}

function shownAt(milliseconds, offset) {
    if (milliseconds === undefined) return { date: "", time: "" };
    const shown = new Date(Number(milliseconds) + offset * MINUTE).toISOString();
    return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}
