import {
    createCipheriv,
    createDecipheriv,
    createHash,
    createHmac,
    createPrivateKey,
    type KeyObject,
    createPublicKey,
    randomBytes,
    randomInt,
    randomUUID,
    sign,
    timingSafeEqual,
    verify
} from 'node:crypto';
import { Blob_ } from '../../values/blob.ts';
import { throwApex } from '../../values/exceptions.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import { to18 } from '../../schema/id.ts';
import { defineClass } from '../define.ts';
import { need, runtime } from './support.ts';

/** The 18-character id a text holds; `System.StringException: Invalid id` where it holds none. */
export function toId(text: string | null): string | null {
    if (text === null) {
        return null;
    }
    // Of 18 characters the last three are taken as they are.
    return (
        to18(text) ??
        (/^[a-zA-Z0-9]{18}$/.test(text) ? text : throwApex('System.StringException', `Invalid id: ${text}`))
    );
}

const DIGESTS: Record<string, string> = {
    MD5: 'md5',
    SHA1: 'sha1',
    'SHA-1': 'sha1',
    SHA256: 'sha256',
    'SHA-256': 'sha256',
    SHA512: 'sha512',
    'SHA-512': 'sha512',
    'SHA3-256': 'sha3-256',
    'SHA3-384': 'sha3-384',
    'SHA3-512': 'sha3-512'
};
const SIGNATURES: Record<string, string> = {
    RSA: 'sha1',
    'RSA-SHA1': 'sha1',
    'RSA-SHA256': 'sha256',
    'RSA-SHA384': 'sha384',
    'RSA-SHA512': 'sha512'
};

/** A key in PKCS8, as DER. */
function privateKey(key: Blob_): KeyObject {
    try {
        return createPrivateKey({ key: Buffer.from(key.bytes), format: 'der', type: 'pkcs8' });
    } catch {
        return throwApex('System.SecurityException', 'Invalid private key');
    }
}

function algorithm(table: Record<string, string>, name: string): string {
    return (
        table[need(name).toUpperCase()] ??
        throwApex('System.NoSuchElementException', `Algorithm ${name} is not supported`)
    );
}

/** @throws InvalidParameterValueException where the key is not as long as the algorithm's (Apex Reference, Crypto, exceptions). */
function aes(name: string, key: Blob_): string {
    const bits = /^AES(128|192|256)$/i.exec(need(name))?.[1];
    if (!bits) {
        return throwApex('System.NoSuchElementException', `Algorithm ${name} is not supported`);
    }
    const bytes = Number(bits) / 8;
    return key.bytes.length === bytes
        ? `aes-${bits}-cbc`
        : throwApex('System.InvalidParameterValueException', `Invalid private key. Must be ${bytes} bytes.`);
}

function encrypt(name: string, key: Blob_, iv: Uint8Array, data: Blob_): Uint8Array {
    const kind = aes(name, key);
    try {
        const cipher = createCipheriv(kind, key.bytes, iv);
        return Buffer.concat([cipher.update(data.bytes), cipher.final()]);
    } catch (error) {
        return throwApex('System.SecurityException', (error as Error).message);
    }
}

function decrypt(name: string, key: Blob_, iv: Uint8Array, data: Uint8Array): Blob_ {
    const kind = aes(name, key);
    try {
        const cipher = createDecipheriv(kind, key.bytes, iv);
        return Blob_.of(Buffer.concat([cipher.update(data), cipher.final()]));
    } catch (error) {
        return throwApex('System.SecurityException', (error as Error).message);
    }
}

/** An id of 18 characters in its own letters: the last three say which of the others are capitals. */
function restored(id: string): string {
    const bits = [...id.slice(15).toUpperCase()].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.indexOf(one));
    const letters = [...id.slice(0, 15)].map((one, at) =>
        ((bits[Math.floor(at / 5)]! >> (at % 5)) & 1) === 1 ? one.toUpperCase() : one.toLowerCase()
    );
    return letters.join('') + id.slice(15).toUpperCase();
}

function base64(text: string): Blob_ {
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(need(text))) {
        throwApex('System.StringException', 'Unrecognized base64 character');
    }
    return Blob_.of(Buffer.from(text, 'base64'));
}

export default [
    defineClass({
        name: 'System.Blob',
        statics: {
            'Blob toPdf(String text)': () => {
                throw new UnsupportedError('Blob.toPdf');
            },
            'Blob valueOf(String text)': (text: string) => Blob_.of(need(text))
        },
        methods: {
            'Integer size()': (self: Blob_) => self.bytes.length,
            'String toString()': (self: Blob_) => {
                try {
                    return self.text();
                } catch {
                    return throwApex('System.StringException', 'BLOB is not a valid UTF-8 string');
                }
            }
        }
    }),
    defineClass({
        name: 'System.Id',
        statics: {
            'Id valueOf(String text)': (text: string) => toId(need(text)),
            'Id valueOf(String text, Boolean restoreCasing)': (text: string, restore: boolean) => {
                const id = need(text);
                return toId(restore && id.length === 18 ? restored(id) : id);
            }
        },
        methods: {
            'Schema.SObjectType getSObjectType()': (self: string) => {
                const { $, program } = runtime();
                const model = program.table.schema.objectByPrefix(self.slice(0, 3));
                return model
                    ? ($['sobjectType'] as (name: string) => unknown)(model.name)
                    : throwApex('System.SObjectException', `Cannot locate Apex Type for ID: ${self}`);
            },
            'String to15()': (self: string) => self.slice(0, 15),
            'Boolean equals(Object other)': (self: string, other: unknown) =>
                typeof other === 'string' && (runtime().$['ideq'] as (a: string, b: string) => boolean)(self, other)
        }
    }),
    defineClass({
        name: 'System.EncodingUtil',
        statics: {
            'Blob base64Decode(String text)': base64,
            'String base64Encode(Blob data)': (data: Blob_) => need(data).base64(),
            'String convertToHex(Blob data)': (data: Blob_) => Buffer.from(need(data).bytes).toString('hex'),
            'Blob convertFromHex(String text)': (text: string) =>
                /^([0-9a-fA-F]{2})*$/.test(need(text))
                    ? Blob_.of(Buffer.from(text, 'hex'))
                    : throwApex('System.StringException', 'Invalid hex string'),
            'String urlEncode(String text, String encoding)': (text: string) =>
                encodeURIComponent(need(text))
                    .replace(/%20/g, '+')
                    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
            'String urlDecode(String text, String encoding)': (text: string) =>
                decodeURIComponent(need(text).replace(/\+/g, ' '))
        }
    }),
    defineClass({
        name: 'System.Crypto',
        statics: {
            'Blob generateDigest(String algorithmName, Blob data)': (name: string, data: Blob_) =>
                Blob_.of(createHash(algorithm(DIGESTS, name)).update(need(data).bytes).digest()),
            'Blob generateMac(String algorithmName, Blob data, Blob key)': (name: string, data: Blob_, key: Blob_) =>
                Blob_.of(
                    createHmac(algorithm(DIGESTS, need(name).replace(/^hmac/i, '')), need(key).bytes)
                        .update(need(data).bytes)
                        .digest()
                ),
            'Boolean verifyHMac(String algorithmName, Blob data, Blob key, Blob mac)': (
                name: string,
                data: Blob_,
                key: Blob_,
                mac: Blob_
            ) => {
                const made = createHmac(algorithm(DIGESTS, need(name).replace(/^hmac/i, '')), key.bytes)
                    .update(data.bytes)
                    .digest();
                return made.length === mac.bytes.length && timingSafeEqual(made, mac.bytes);
            },
            'Blob generateAesKey(Integer size)': (size: number) => Blob_.of(randomBytes(need(size) / 8)),
            'Blob encrypt(String algorithmName, Blob key, Blob iv, Blob data)': (
                name: string,
                key: Blob_,
                iv: Blob_,
                data: Blob_
            ) => Blob_.of(encrypt(name, need(key), need(iv).bytes, need(data))),
            'Blob decrypt(String algorithmName, Blob key, Blob iv, Blob data)': (
                name: string,
                key: Blob_,
                iv: Blob_,
                data: Blob_
            ) => decrypt(name, need(key), need(iv).bytes, need(data).bytes),
            'Blob encryptWithManagedIV(String algorithmName, Blob key, Blob data)': (
                name: string,
                key: Blob_,
                data: Blob_
            ) => {
                const iv = randomBytes(16);
                return Blob_.of(Buffer.concat([iv, encrypt(name, need(key), iv, need(data))]));
            },
            'Blob decryptWithManagedIV(String algorithmName, Blob key, Blob data)': (
                name: string,
                key: Blob_,
                data: Blob_
            ) => decrypt(name, need(key), need(data).bytes.slice(0, 16), data.bytes.slice(16)),
            'Integer getRandomInteger()': () => randomInt(-2147483648, 2147483647),
            'Long getRandomLong()': () => randomBytes(8).readBigInt64LE(),
            'Blob sign(String algorithmName, Blob data, Blob privateKey)': (name: string, data: Blob_, key: Blob_) =>
                Blob_.of(sign(algorithm(SIGNATURES, name), need(data).bytes, privateKey(need(key)))),
            'Boolean verify(String algorithmName, Blob data, Blob signature, Blob publicKey)': (
                name: string,
                data: Blob_,
                signature: Blob_,
                key: Blob_
            ) =>
                verify(
                    algorithm(SIGNATURES, name),
                    need(data).bytes,
                    createPublicKey({ key: Buffer.from(need(key).bytes), format: 'der', type: 'spki' }),
                    need(signature).bytes
                )
        }
    }),
    defineClass({
        name: 'System.UUID',
        fromJson: (node) => uuidOf(String(node)),
        statics: {
            'UUID randomUUID()': () => new UuidValue(randomUUID()),
            'UUID fromString(String text)': uuidOf
        },
        methods: {
            'String toString()': (self: UuidValue) => self.text,
            'Boolean equals(Object other)': (self: UuidValue, other: unknown) =>
                other instanceof UuidValue && other.text === self.text
        }
    })
];

function uuidOf(text: string): UuidValue {
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(need(text))
        ? new UuidValue(text.toLowerCase())
        : throwApex('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
}

class UuidValue {
    readonly apexType = 'System.UUID';
    readonly text: string;

    constructor(text: string) {
        this.text = text;
    }

    apexKey(): string {
        return `\0u${this.text}`;
    }

    toJsonText(): string {
        return JSON.stringify(this.text);
    }

    toApexString(): string {
        return this.text;
    }
}
