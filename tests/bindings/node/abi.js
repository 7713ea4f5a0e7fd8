'use strict';
// The C functions and structs of the library, called by what ffi/api.json and ffi/layout.json say of them.
//
// Values of C members and arguments: numbers (BigInt where 53 bits are too few), booleans, strings for string views and for the
// entries of enums (`read-only-storage` is `WGPUBufferBindingType_ReadOnlyStorage`), objects or their handles, plain objects for structs,
// arrays for a pointer with a count, byte views for `void` pointers. What is left out has its default.

const fs = require('node:fs');
const path = require('node:path');
const koffi = require('koffi');

const ROOT = path.resolve(__dirname, '../../..');
const WHOLE = { u32: 0xffffffff, u64: 0xffffffffffffffffn };
/** Sizes of C's own types in bytes, and how a DataView writes them. */
const SCALARS = {
    uint8_t: [1, 'Uint8'],
    uint16_t: [2, 'Uint16'],
    uint32_t: [4, 'Uint32'],
    int32_t: [4, 'Int32'],
    uint64_t: [8, 'BigUint64'],
    int64_t: [8, 'BigInt64'],
    size_t: [8, 'BigUint64'],
    float: [4, 'Float32'],
    double: [8, 'Float64'],
    WGPUBool: [4, 'Uint32'],
    char: [1, 'Uint8'],
};

/** A name without what distinguishes the spellings of JavaScript and C. */
const plain = (name) => name.toLowerCase().replace(/[-_]/g, '');

class Description {
    constructor() {
        const read = (name) => JSON.parse(fs.readFileSync(path.join(ROOT, 'ffi', name), 'utf8'));
        const api = read('api.json');
        const byName = (list) => new Map(list.map((item) => [item.name, item]));
        this.structs = byName(api.structs);
        this.callbacks = byName(api.callbacks);
        this.objects = byName(api.objects);
        this.functions = byName([...api.functions, ...api.objects.flatMap((object) => object.methods)]);
        this.constants = new Map(api.constants.map((constant) => [constant.name, constant.value]));
        this.layouts = read('layout.json').structs;
        this.aliases = new Map(api.typedefs.map((alias) => [alias.name, alias.type]));
        this.enums = new Map();
        this.entries = new Map();
        for (const kind of [...api.enums, ...api.bitflags]) {
            const known = { flags: kind.type !== undefined, byName: new Map(), byValue: new Map(), spelled: new Map() };
            for (const entry of kind.entries) {
                const spelled = entry.name.slice(entry.name.indexOf('_') + 1);
                const short = plain(spelled);
                known.byName.set(short, entry.value);
                known.spelled.set(short, spelled);
                if (!known.byValue.has(entry.value)) known.byValue.set(entry.value, short);
                this.entries.set(entry.name, entry.value);
            }
            this.enums.set(kind.name, known);
        }
    }

    /** `const WGPUFoo *` as its parts. */
    type(text) {
        const pointer = text.endsWith('*');
        const base = text.replace(/^const |[* ]+$/g, '');
        return { base: this.aliases.get(base) ?? base, pointer };
    }

    /** Size and alignment of a type in bytes. */
    size({ base, pointer }) {
        if (pointer || this.objects.has(base) || this.callbacks.has(base)) return [8, 8];
        if (base in SCALARS) return [SCALARS[base][0], SCALARS[base][0]];
        const known = this.enums.get(base);
        if (known) return known.flags ? [8, 8] : [4, 4];
        const { size, align } = this.layouts[base]['64-bit'];
        return [size, align];
    }

    /** A default, as the description spells it. */
    initial(text) {
        if (text === undefined || text === 'NULL' || text.endsWith('_INIT') || text.startsWith('{')) return undefined;
        if (this.entries.has(text)) return this.entries.get(text);
        let value = this.constants.has(text) ? this.constants.get(text) : text;
        if (value === 'NAN') return NaN;
        if (value === 'UINT32_MAX') return WHOLE.u32;
        if (value === 'UINT64_MAX' || value === 'SIZE_MAX') return WHOLE.u64;
        if (typeof value === 'string' && this.entries.has(value)) return this.entries.get(value);
        value = Number(String(value).replace(/f$/, (suffix) => (/^0x/.test(value) ? suffix : '')));
        if (Number.isNaN(value)) throw new Error(`a default that this does not know: ${text}`);
        return value;
    }
}

/** Memory that C reads or writes during one call. */
class Arena {
    constructor(description, handleOf) {
        this.description = description;
        this.handleOf = handleOf;
        this.kept = [];
    }

    take(size) {
        const bytes = Buffer.alloc(Math.max(size, 8));
        this.kept.push(bytes);
        return bytes;
    }

    /** The address of what C reads: 0 for nothing. */
    bytes(data) {
        if (data === null || data === undefined) return 0n;
        const view = ArrayBuffer.isView(data)
            ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
            : new Uint8Array(data);
        if (!view.byteLength) return koffi.address(this.take(8));
        this.kept.push(view);
        return koffi.address(view);
    }

    struct(name, value) {
        const bytes = this.take(this.description.size({ base: name })[0]);
        this.fill(name, value, bytes, 0);
        return koffi.address(bytes);
    }

    /** Writes a struct: `chain` lists its extensions as pairs of a name and a value. */
    fill(name, value, bytes, at) {
        const { structs, layouts } = this.description;
        const known = structs.get(name);
        const counted = new Map();
        for (const member of known.members) if (member.count) counted.set(member.count, member.name);
        const { offsets } = layouts[name]['64-bit'];
        for (const member of known.members) {
            const type = this.description.type(member.type);
            const place = at + offsets[member.name];
            if (member.name === 'nextInChain') {
                this.put(place, bytes, 'BigUint64', this.links(value?.chain ?? []));
            } else if (type.base === 'WGPUChainedStruct') {
                continue;
            } else if (counted.has(member.name)) {
                const list = value?.[counted.get(member.name)];
                this.put(place, bytes, 'BigUint64', BigInt(list?.length ?? 0));
            } else {
                let given = value?.[member.name];
                if (given === undefined && member.default === '{0}') continue;
                if (given === undefined) given = this.description.initial(member.default);
                this.write(type, given, bytes, place, member.count !== undefined);
            }
        }
    }

    /** The first of a chain of extensions. */
    links(chain) {
        let next = 0n;
        for (const [name, value] of [...chain].reverse()) {
            const bytes = this.take(this.description.size({ base: name })[0]);
            this.fill(name, value, bytes, 0);
            this.put(0, bytes, 'BigUint64', next);
            this.put(8, bytes, 'Uint32', this.description.entries.get(this.description.structs.get(name).s_type));
            next = koffi.address(bytes);
        }
        return next;
    }

    put(at, bytes, kind, value) {
        new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)[`set${kind}`](at, value, true);
    }

    write(type, value, bytes, at, isList) {
        const { description } = this;
        if (type.pointer || description.objects.has(type.base) || description.callbacks.has(type.base)) {
            this.put(at, bytes, 'BigUint64', this.pointer(type, value, isList));
        } else if (type.base === 'WGPUStringView') {
            const [data, length] = this.text(value);
            this.put(at, bytes, 'BigUint64', data);
            this.put(at + 8, bytes, 'BigUint64', length);
        } else if (description.structs.has(type.base)) {
            this.fill(type.base, value, bytes, at);
        } else if (value !== undefined || type.base in SCALARS || description.enums.has(type.base)) {
            // Of a union nothing is written but what is given.
            const [kind, scalar] = this.scalar(type, value);
            this.put(at, bytes, kind, scalar);
        }
    }

    scalar(type, value) {
        const known = this.description.enums.get(type.base);
        if (known) {
            const number =
                typeof value === 'string'
                    ? known.byName.get(plain(value))
                    : typeof value === 'boolean'
                      ? Number(value)
                      : (value ?? 0);
            if (number === undefined) throw new TypeError(`${type.base} has no ${value}`);
            return known.flags ? ['BigUint64', BigInt(number)] : ['Uint32', Number(number)];
        }
        const kind = SCALARS[type.base][1];
        if (kind.startsWith('Big')) return [kind, BigInt(value ?? 0)];
        return [kind, Number(value ?? 0)];
    }

    pointer(type, value, isList) {
        if (value === null || value === undefined) return 0n;
        if (typeof value === 'bigint' || typeof value === 'number') return BigInt(value);
        if (isList) {
            const [size] = this.description.size({ base: type.base });
            if (!value.length) return 0n;
            const bytes = this.take(size * value.length);
            value.forEach((item, i) => this.write({ base: type.base, pointer: false }, item, bytes, i * size, false));
            return koffi.address(bytes);
        }
        if (this.description.objects.has(type.base)) return BigInt(this.handleOf(value));
        if (this.description.structs.has(type.base)) return this.struct(type.base, value);
        return this.bytes(value);
    }

    /** Address and length of a string view; nothing is the null string. */
    text(value) {
        if (value === null || value === undefined) return [0n, WHOLE.u64];
        const bytes = Buffer.from(String(value), 'utf8');
        return [this.bytes(bytes), BigInt(bytes.length)];
    }
}

class Library {
    /** `handleOf` knows the handles of objects. */
    constructor(file, handleOf) {
        this.description = new Description();
        this.handleOf = handleOf;
        this.native = koffi.load(file);
        this.bound = new Map();
        this.byValue = new Map();
        this.waiting = new Map();
        this.tokens = 0;
        this.registered = new Map();
        for (const name of this.description.callbacks.keys()) {
            if (name.startsWith('WGPU') && !name.startsWith('WGPUAbi') && name !== 'WGPULogCallback')
                this.register(name);
        }
    }

    /** What koffi calls a type: pointers are numbers of 64 bits. */
    spell(type) {
        const { base, pointer } = type;
        if (pointer || this.description.objects.has(base) || this.description.callbacks.has(base)) return 'uint64_t';
        if (base === 'void') return 'void';
        if (base === 'WGPUBool') return 'uint32_t';
        if (base in SCALARS) return base;
        const known = this.description.enums.get(base);
        if (known) return known.flags ? 'uint64_t' : 'uint32_t';
        if (!this.byValue.has(base)) {
            const members = this.description.structs.get(base).members;
            const shape = Object.fromEntries(
                members.map((member) => [member.name, this.spell(this.description.type(member.type))]),
            );
            this.byValue.set(base, koffi.struct(base, shape));
        }
        return this.byValue.get(base);
    }

    has(name) {
        return this.description.functions.has(name);
    }

    /** Calls a C function: arguments by name. Structs by value are plain objects, and so is such a result. */
    call(name, given) {
        const known = this.description.functions.get(name);
        if (!known) throw new Error(`the library has no ${name}`);
        let bound = this.bound.get(name);
        if (!bound) {
            const types = known.args.map((arg) => this.description.type(arg.type));
            const result = this.description.type(known.returns?.type ?? 'void');
            const counted = new Map(known.args.filter((arg) => arg.count).map((arg) => [arg.count, arg.name]));
            bound = {
                types,
                counted,
                call: this.native.func(
                    name,
                    this.spell(result),
                    types.map((type) => this.spell(type)),
                ),
            };
            this.bound.set(name, bound);
        }
        const arena = new Arena(this.description, this.handleOf);
        const values = known.args.map((arg, i) => {
            const type = bound.types[i];
            const value = given[arg.name];
            if (bound.counted.has(arg.name)) return BigInt(given[bound.counted.get(arg.name)]?.length ?? 0);
            if (type.pointer || this.description.objects.has(type.base))
                return arena.pointer(type, value, arg.count !== undefined);
            if (type.base === 'WGPUStringView') {
                const [data, length] = arena.text(value);
                return { data, length };
            }
            if (this.description.structs.has(type.base)) return value;
            return arena.scalar(type, value)[1];
        });
        return bound.call(...values);
    }

    /** A call with a callback: `done` gets its arguments, read, once. */
    callAsync(name, given, done) {
        const info = this.description.functions.get(name).args.find((arg) => arg.name === 'callbackInfo').type;
        this.call(name, { ...given, callbackInfo: this.callbackInfo(info, 'AllowProcessEvents', done) });
    }

    /** A callback info whose callback ends in `done`; `mode` is null for those that have none. */
    callbackInfo(type, mode, done, again = false) {
        const callback = this.description.structs.get(type).members.find((member) => member.name === 'callback').type;
        const token = ++this.tokens;
        this.waiting.set(token, { done, again });
        const info = {
            nextInChain: 0n,
            callback: this.registered.get(callback),
            userdata1: BigInt(token),
            userdata2: 0n,
        };
        if (mode !== null) info.mode = this.description.enums.get('WGPUCallbackMode').byName.get(plain(mode));
        return info;
    }

    register(name) {
        const types = this.description.callbacks.get(name).args.map((arg) => this.description.type(arg.type));
        const proto = koffi.proto(
            name,
            'void',
            types.map((type) => this.spell(type)),
        );
        const heard = (...values) => {
            const token = Number(values[values.length - 2]);
            const waiting = this.waiting.get(token);
            if (!waiting) return;
            if (!waiting.again) this.waiting.delete(token);
            waiting.done(...types.slice(0, -2).map((type, i) => this.read(type, values[i])));
        };
        this.registered.set(name, koffi.register(heard, koffi.pointer(proto)));
    }

    /** An argument of a callback in JavaScript: texts as strings, enums by their plain names. */
    read(type, value) {
        if (type.base === 'WGPUStringView' && !type.pointer) return this.readText(value);
        const known = this.description.enums.get(type.base);
        if (known && !type.pointer) return known.byValue.get(Number(value));
        if (type.pointer && this.description.structs.has(type.base))
            return value ? this.readStruct(type.base, value) : null;
        return value;
    }

    readText({ data, length }) {
        return BigInt(data) === 0n ? '' : Buffer.from(koffi.view(BigInt(data), Number(length))).toString('utf8');
    }

    /** A struct in C's memory as an object, with its lists. */
    readStruct(name, address) {
        const [size] = this.description.size({ base: name });
        return this.parse(name, Buffer.from(koffi.view(BigInt(address), size)), 0);
    }

    parse(name, bytes, at) {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        const { offsets } = this.description.layouts[name]['64-bit'];
        const made = {};
        for (const member of this.description.structs.get(name).members) {
            const type = this.description.type(member.type);
            const place = at + offsets[member.name];
            if (type.base === 'WGPUChainedStruct') continue;
            if (type.base === 'WGPUStringView') {
                made[member.name] = this.readText({
                    data: view.getBigUint64(place, true),
                    length: view.getBigUint64(place + 8, true),
                });
            } else if (type.pointer && member.count) {
                made[member.name] = this.readList(
                    type.base,
                    view.getBigUint64(place, true),
                    Number(made[member.count]),
                );
            } else if (type.pointer || this.description.objects.has(type.base)) {
                made[member.name] = view.getBigUint64(place, true);
            } else if (this.description.enums.has(type.base)) {
                const known = this.description.enums.get(type.base);
                const number = known.flags ? Number(view.getBigUint64(place, true)) : view.getUint32(place, true);
                made[member.name] = known.flags ? number : known.byValue.get(number);
            } else if (this.description.structs.has(type.base)) {
                made[member.name] = this.parse(type.base, bytes, place);
            } else {
                const value = view[`get${SCALARS[type.base][1]}`](place, true);
                made[member.name] = typeof value === 'bigint' ? Number(value) : value;
            }
        }
        return made;
    }

    readList(base, address, count) {
        const [size] = this.description.size({ base });
        if (!count) return [];
        const bytes = Buffer.from(koffi.view(address, size * count));
        const known = this.description.enums.get(base);
        return Array.from({ length: count }, (_, i) =>
            known ? known.byValue.get(bytes.readUInt32LE(i * size)) : this.parse(base, bytes, i * size),
        );
    }

    /** Fills a struct by a function that writes it, with the structs `chain` behind it: it, then those. */
    fetch(name, self, struct, chain = []) {
        const known = this.description.functions.get(name);
        const [subject, target] = known.args.map((arg) => arg.name);
        const arena = new Arena(this.description, this.handleOf);
        const sizes = [struct, ...chain].map((of) => this.description.size({ base: of })[0]);
        const parts = sizes.map((size) => arena.take(size));
        chain.forEach((of, i) => {
            arena.put(0, parts[i], 'BigUint64', koffi.address(parts[i + 1]));
            arena.put(8, parts[i + 1], 'Uint32', this.description.entries.get(this.description.structs.get(of).s_type));
        });
        const status = this.call(
            name,
            target === undefined
                ? { [subject]: koffi.address(parts[0]) }
                : { [subject]: self, [target]: koffi.address(parts[0]) },
        );
        const made = parts.map((part, i) => this.parse([struct, ...chain][i], part, 0));
        const free = this.description.structs.get(struct).free_members;
        if (free) this.free(free, struct, parts[0]);
        return { status, made };
    }

    free(name, struct, bytes) {
        const arg = this.description.functions.get(name).args[0].name;
        this.spell({ base: struct, pointer: false });
        this.call(name, { [arg]: koffi.decode(koffi.address(bytes), this.byValue.get(struct)) });
    }

    /** The bytes at an address of the library's. */
    bytes(address, size) {
        return new Uint8Array(size ? koffi.view(BigInt(address), size) : 0);
    }
}

module.exports = { Library, plain, WHOLE };
