/** Judges JSON by a closed schema: the part of JSON Schema that Google's discovery documents need. */

/** Give what is wrong with a value, as {where, what}; nothing when it fits. */
export function misfits(value, schema, definitions, where = "") {
    if (schema.$ref)
        return misfits(value, definitions[schema.$ref.split("/").at(-1)], definitions, where);
    if (schema.anyOf) {
        const fits = schema.anyOf.some(
            (option) => misfits(value, option, definitions).length === 0,
        );
        return fits ? [] : [{ where, what: "is no whole number, as text or number" }];
    }
    const wrong = misfit(value, schema);
    if (wrong) return [{ where, what: wrong }];
    if (Array.isArray(value))
        return value.flatMap((item, index) =>
            misfits(item, schema.items ?? {}, definitions, `${where}[${index}]`),
        );
    if (value && typeof value === "object") return membersOf(value, schema, definitions, where);
    return [];
}

function membersOf(value, schema, definitions, where) {
    const missing = (schema.required ?? []).filter((name) => !(name in value));
    const found = missing.map((name) => ({ where, what: `lacks "${name}"` }));
    for (const [name, member] of Object.entries(value)) {
        const known = schema.properties?.[name];
        const place = where ? `${where}.${name}` : name;
        if (known) found.push(...misfits(member, known, definitions, place));
        else if (schema.additionalProperties === false)
            found.push({ where: place, what: "is a member that Google does not know" });
    }
    return found;
}

const IS = {
    object: (value) => value !== null && typeof value === "object" && !Array.isArray(value),
    array: Array.isArray,
    string: (value) => typeof value === "string",
    boolean: (value) => typeof value === "boolean",
    integer: Number.isInteger,
    number: Number.isFinite,
};

function misfit(value, { type, enum: values, pattern }) {
    if (type && !IS[type](value)) return `is not of type ${type}`;
    if (values && !values.includes(value))
        return `is "${value}", which is none of ${values.join(", ")}`;
    if (pattern && !new RegExp(pattern).test(value))
        return `is "${value}", which does not match ${pattern}`;
    return "";
}

/** Walk the messages of a value that fits its schema: gives {kind, message, where} for each. */
export function* messages(value, kind, definitions, where = "") {
    yield { kind, message: value, where };
    yield* inside(value, definitions[kind], definitions, where);
}

function* inside(value, schema, definitions, where) {
    for (const [name, member] of Object.entries(value)) {
        const known = schema.properties?.[name];
        const place = where ? `${where}.${name}` : name;
        if (known?.type === "array")
            for (const [index, item] of member.entries())
                yield* one(item, known.items, definitions, `${place}[${index}]`);
        else if (known) yield* one(member, known, definitions, place);
    }
}

function* one(value, schema, definitions, where) {
    if (schema.$ref) yield* messages(value, schema.$ref.split("/").at(-1), definitions, where);
    else if (schema.properties) yield* inside(value, schema, definitions, where);
}

/** Give a value with its names as proto JSON writes them: snake_case, which Google takes too, gone. */
export function camelCased(value) {
    if (Array.isArray(value)) return value.map(camelCased);
    if (value === null || typeof value !== "object") return value;
    const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
    return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [camel(name), camelCased(member)]),
    );
}
