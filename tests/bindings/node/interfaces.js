'use strict';
// The interfaces of the standard as JavaScript classes, made from its WebIDL: attributes and operations lie on prototypes, where programs
// may replace them, and what an object holds is out of their sight.

const { Idl } = require('./idl.js');

const classes = new Map();
const idl = new Idl((name) => classes.get(name));
const states = new WeakMap();
const MAKING = Symbol('making');

/** What an object holds. */
function state(object) {
    const found = states.get(object);
    if (!found) throw new TypeError('Illegal invocation: this is no object of WebGPU');
    return found;
}

/** An object that a program cannot make. */
function make(name, held) {
    const made = new (classes.get(name))(MAKING);
    states.set(made, { kind: name, ...held });
    return made;
}

const PARENTS = { EventTarget, Event, DOMException };
/** What classes of JavaScript's own are given, and what is held beside. */
const CONSTRUCTED = {
    GPUPipelineError: ({ message, options }) => [[message, 'GPUPipelineError'], { reason: options.reason }],
    GPUUncapturedErrorEvent: ({ type, gpuUncapturedErrorEventInitDict: init }, given) => [
        [type, given[1]],
        { error: init.error },
    ],
};

/** A class: its objects are made by `make`, or by programs where the IDL has a constructor. */
function constructor(name, parent, overloads) {
    const made = {
        [name]: function (...given) {
            const build = (args) => {
                return parent ? Reflect.construct(parent, args, new.target) : Object.create(new.target.prototype);
            };
            if (given[0] === MAKING) return build(states.has(parent) ? [MAKING] : []);
            if (!new.target || !overloads.length) throw new TypeError(`${name}: Illegal constructor`);
            const values = idl.arguments(`new ${name}`, overloads, given);
            const [args, held] = CONSTRUCTED[name]?.(values, given) ?? [[MAKING], values];
            const object = build(args);
            states.set(object, { kind: name, ...held });
            return object;
        },
    }[name];
    Object.setPrototypeOf(made, parent ?? Function.prototype);
    const prototype = Object.create(parent?.prototype ?? Object.prototype);
    Object.defineProperty(made, 'prototype', { value: prototype, writable: false });
    Object.defineProperty(made, 'length', { value: required(overloads), configurable: true });
    hidden(prototype, 'constructor', made);
    Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
    return made;
}

const required = (overloads) =>
    Math.min(...overloads.map((one) => one.arguments.filter((arg) => !arg.optional).length), Infinity) % Infinity || 0;
const hidden = (object, name, value) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true });
const shown = (object, name, property) =>
    Object.defineProperty(object, name, { ...property, enumerable: true, configurable: true });

/** What an object of this class holds. */
function own(object, name, member) {
    if (!(object instanceof classes.get(name))) throw new TypeError(`${name}.${member}: Illegal invocation`);
    return state(object);
}

/** The class of an interface; `reads`, `writes` and `calls` find what is more than a value held, by the name of a member. */
function define(name, { reads, writes, calls }) {
    const { inheritance, members } = idl.interfaces.get(name);
    const parent = classes.get(inheritance) ?? PARENTS[inheritance];
    const made = constructor(
        name,
        parent,
        members.filter((member) => member.type === 'constructor'),
    );
    classes.set(name, made);
    for (const [operation, overloads] of idl.operations(name)) {
        const body = calls(operation, overloads);
        const promises = overloads[0].idlType.generic === 'Promise';
        const { [operation]: method } = {
            [operation](...given) {
                try {
                    const held = own(this, name, operation);
                    return body.call(this, idl.arguments(`${name}.${operation}`, overloads, given), held);
                } catch (error) {
                    // Wrong arguments reject where a promise is due.
                    if (promises) return Promise.reject(error);
                    throw error;
                }
            },
        };
        Object.defineProperty(method, 'length', { value: required(overloads), configurable: true });
        shown(made.prototype, operation, { value: method, writable: true });
    }
    for (const member of members) {
        if (member.type === 'setlike') setlike(name, made.prototype);
        if (member.type !== 'attribute') continue;
        const attribute = member.name;
        const read = reads(attribute, member) ?? ((held) => held[attribute]);
        const write = writes(attribute);
        const accessors = {
            get [attribute]() {
                return read(own(this, name, attribute));
            },
            set [attribute](value) {
                write(own(this, name, attribute), value, this);
            },
        };
        const { get, set } = Object.getOwnPropertyDescriptor(accessors, attribute);
        shown(made.prototype, attribute, { get, set: member.readonly ? undefined : set });
    }
}

/** A set that cannot be changed, of the names held. */
function setlike(name, prototype) {
    const names = (object, member) => own(object, name, member).names;
    const methods = {
        has(value) {
            return names(this, 'has').has(String(value));
        },
        entries() {
            return names(this, 'entries').entries();
        },
        values() {
            return names(this, 'values').values();
        },
        forEach(body, self) {
            names(this, 'forEach').forEach((value) => body.call(self, value, value, this));
        },
    };
    for (const [method, value] of Object.entries(methods)) shown(prototype, method, { value, writable: true });
    shown(prototype, 'keys', { value: methods.values, writable: true });
    hidden(prototype, Symbol.iterator, methods.values);
    const { get } = Object.getOwnPropertyDescriptor(
        {
            get size() {
                return names(this, 'size').size;
            },
        },
        'size',
    );
    shown(prototype, 'size', { get });
}

module.exports = { classes, define, hidden, idl, make, state };
