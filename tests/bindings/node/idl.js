'use strict';
// The types of the WebGPU standard in JavaScript, from the standard's own WebIDL: what a browser's bindings do with arguments.

const fs = require('node:fs');
const webidl = require('webidl2');

const BOUNDS = {
    octet: [0, 255],
    'unsigned short': [0, 65535],
    'unsigned long': [0, 4294967295],
    long: [-2147483648, 2147483647],
    'unsigned long long': [0, Number.MAX_SAFE_INTEGER],
};

class Idl {
    /** `classes` finds the JavaScript class of an interface. */
    constructor(classes) {
        this.classes = classes;
        this.enums = new Map();
        this.dictionaries = new Map();
        this.typedefs = new Map();
        this.interfaces = new Map();
        this.namespaces = new Map();
        const mixins = new Map();
        const includes = [];
        const tree = webidl.parse(fs.readFileSync(require.resolve('@webref/idl/webgpu.idl'), 'utf8'));
        for (const item of tree) {
            if (item.type === 'enum') this.enums.set(item.name, new Set(item.values.map((value) => value.value)));
            else if (item.type === 'dictionary') this.dictionaries.set(item.name, item);
            else if (item.type === 'typedef') this.typedefs.set(item.name, item.idlType);
            else if (item.type === 'namespace') this.namespaces.set(item.name, item.members);
            else if (item.type === 'interface mixin') mixins.set(item.name, item.members);
            else if (item.type === 'includes') includes.push(item);
            else if (item.type === 'interface') {
                const known = this.interfaces.get(item.name) ?? { inheritance: item.inheritance, members: [] };
                known.members.push(...item.members);
                this.interfaces.set(item.name, known);
            }
        }
        for (const { target, includes: mixin } of includes) {
            this.interfaces.get(target)?.members.push(...mixins.get(mixin));
        }
    }

    /** The operations of an interface: the overloads of each name. */
    operations(name) {
        const found = new Map();
        for (const member of this.interfaces.get(name).members) {
            if (member.type !== 'operation') continue;
            found.set(member.name, [...(found.get(member.name) ?? []), member]);
        }
        return found;
    }

    /** Arguments of a call by name, converted, and whether the operation gives a promise. */
    arguments(where, overloads, given) {
        const operation = this.overload(where, overloads, given);
        const values = {};
        operation.arguments.forEach((arg, i) => {
            const place = `${where}: ${arg.name}`;
            if (given[i] === undefined && arg.optional) {
                if (arg.default) values[arg.name] = this.initial(arg.idlType, arg.default, place);
                else if (this.dictionary(arg.idlType))
                    values[arg.name] = this.convert(arg.idlType, {}, place, arg.extAttrs);
            } else {
                values[arg.name] = this.convert(arg.idlType, given[i], place, arg.extAttrs);
            }
        });
        return values;
    }

    overload(where, overloads, given) {
        let count = given.length;
        while (count && given[count - 1] === undefined) count--;
        const least = Math.min(...overloads.map((one) => one.arguments.filter((arg) => !arg.optional).length));
        if (given.length < least) throw new TypeError(`${where} takes ${least} arguments, not ${given.length}`);
        if (overloads.length === 1) return overloads[0];
        const fits = (one) =>
            count <= one.arguments.length &&
            one.arguments.every((arg, i) =>
                given[i] === undefined ? arg.optional || i < count : this.resembles(arg.idlType, given[i]),
            );
        return overloads.find(fits) ?? overloads.find((one) => count <= one.arguments.length) ?? overloads[0];
    }

    resembles(type, value) {
        const name = type.idlType;
        if (typeof name === 'string' && this.interfaces.has(name)) {
            return value instanceof this.classes(name) || (type.nullable && value === null);
        }
        if (name === 'Uint32Array') return value instanceof Uint32Array;
        if (type.generic === 'sequence') return typeof value === 'object' && !(value instanceof Uint32Array);
        return typeof value !== 'object';
    }

    dictionary(type) {
        return typeof type.idlType === 'string' && this.dictionaries.has(type.idlType);
    }

    initial(type, standard, where) {
        if (standard.type === 'dictionary') return this.convert(type, {}, where);
        if (standard.type === 'sequence') return [];
        return this.convert(type, standard.type === 'number' ? Number(standard.value) : standard.value, where);
    }

    convert(type, value, where, attributes = []) {
        if (type.nullable) {
            if (value === null || value === undefined) return null;
        }
        if (type.union) return this.union(type, value, where);
        if (type.generic === 'sequence') return this.sequence(type.idlType[0], value, where);
        if (type.generic === 'record') return this.record(type.idlType[1], value, where);
        const name = type.idlType;
        const all = [...attributes, ...(type.extAttrs ?? [])];
        if (this.typedefs.has(name)) return this.convert(this.typedefs.get(name), value, where, all);
        if (this.enums.has(name)) {
            const text = String(value);
            if (!this.enums.get(name).has(text)) throw new TypeError(`${where}: "${text}" is no ${name}`);
            return text;
        }
        if (this.dictionaries.has(name)) return this.fields(name, value, where);
        if (this.interfaces.has(name)) {
            if (!(value instanceof this.classes(name))) throw new TypeError(`${where} is no ${name}`);
            return value;
        }
        return this.simple(name, value, where, all);
    }

    simple(name, value, where, attributes) {
        if (name in BOUNDS) return this.integer(name, value, where, attributes);
        switch (name) {
            case 'boolean':
                return Boolean(value);
            case 'float':
            case 'double': {
                const number = Number(value);
                const kept = name === 'float' ? Math.fround(number) : number;
                if (!Number.isFinite(kept)) throw new TypeError(`${where} is not finite`);
                return kept;
            }
            case 'DOMString':
            case 'USVString':
                if (typeof value === 'symbol') throw new TypeError(`${where} is a symbol`);
                return name === 'USVString' ? (String(value).toWellFormed?.() ?? String(value)) : String(value);
            case 'AllowSharedBufferSource':
                if (
                    !ArrayBuffer.isView(value) &&
                    !(value instanceof ArrayBuffer) &&
                    !(value instanceof SharedArrayBuffer)
                ) {
                    throw new TypeError(`${where} is no buffer`);
                }
                return value;
            case 'Uint32Array':
                if (!(value instanceof Uint32Array)) throw new TypeError(`${where} is no Uint32Array`);
                return value;
            case 'undefined':
                return undefined;
            default:
                return value;
        }
    }

    integer(name, value, where, attributes) {
        if (typeof value === 'bigint' || typeof value === 'symbol')
            throw new TypeError(`${where} is a ${typeof value}`);
        const [low, high] = BOUNDS[name];
        let number = Number(value);
        if (attributes.some((attribute) => attribute.name === 'EnforceRange')) {
            if (!Number.isFinite(number)) throw new TypeError(`${where} is not finite`);
            number = Math.trunc(number);
            if (number < low || number > high)
                throw new TypeError(`${where}: ${number} is not within ${low} to ${high}`);
            return number + 0;
        }
        if (attributes.some((attribute) => attribute.name === 'Clamp')) {
            if (Number.isNaN(number)) return 0;
            number = Math.min(Math.max(number, low), high);
            // Halves go to the even number.
            const down = Math.floor(number);
            return number - down === 0.5 ? down + (down % 2) : Math.round(number);
        }
        if (!Number.isFinite(number)) return 0;
        const range = high - low + 1;
        const cut = ((Math.trunc(number) % range) + range) % range;
        return cut > high ? cut - range : cut;
    }

    sequence(type, value, where) {
        if (typeof value !== 'object' || value === null || typeof value[Symbol.iterator] !== 'function') {
            throw new TypeError(`${where} is no sequence`);
        }
        return Array.from(value, (item, i) => this.convert(type, item, `${where}[${i}]`));
    }

    record(type, value, where) {
        if (typeof value !== 'object' || value === null) throw new TypeError(`${where} is no object`);
        return Object.fromEntries(
            Object.entries(value).map(([key, item]) => [
                key,
                item === undefined && type.union ? undefined : this.convert(type, item, `${where}.${key}`),
            ]),
        );
    }

    union(type, value, where) {
        const list = type.idlType.find((one) => one.generic === 'sequence');
        if (list && value !== null && typeof value === 'object' && typeof value[Symbol.iterator] === 'function') {
            return this.convert(list, value, where);
        }
        for (const one of type.idlType) {
            const name = one.idlType;
            if (this.interfaces.has(name) && value instanceof this.classes(name)) return value;
        }
        const fields = type.idlType.find((one) => this.dictionary(one));
        if (fields && (value === undefined || value === null || typeof value === 'object'))
            return this.convert(fields, value, where);
        const scalar = type.idlType.find((one) => this.enums.has(one.idlType) || this.typedefs.has(one.idlType));
        if (scalar) return this.convert(scalar, value, where);
        throw new TypeError(`${where} is none of ${type.idlType.map((one) => one.idlType).join(', ')}`);
    }

    /** A dictionary: members that are absent and have no default stay absent. */
    fields(name, value, where) {
        if (value !== undefined && value !== null && typeof value !== 'object' && typeof value !== 'function') {
            throw new TypeError(`${where} is no object`);
        }
        const made = {};
        for (let at = this.dictionaries.get(name); at; at = this.dictionaries.get(at.inheritance)) {
            for (const member of at.members) {
                const given = value?.[member.name];
                const place = `${where}.${member.name}`;
                if (given !== undefined)
                    made[member.name] = this.convert(member.idlType, given, place, member.extAttrs);
                else if (member.required) throw new TypeError(`${place} is missing`);
                else if (member.default) made[member.name] = this.initial(member.idlType, member.default, place);
            }
        }
        return made;
    }
}

module.exports = { Idl };
