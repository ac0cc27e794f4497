import AdmZip from 'adm-zip';
import { Blob_ } from '../../values/blob.ts';
import { ApexDatetime } from '../../values/date.ts';
import { enumValue, enumValues, type ApexEnumValue } from '../../values/enum.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { UnsupportedError } from '../../values/unsupported.ts';
import type { PlatformInstance } from '../../values/value.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

// Apex Reference, "Compression Namespace". It says that a ZipException tells of "any problem with the zip operations, such as a zip
// entry name isn't found"; its messages are not documented, and are our own.

const METHODS = ['DEFLATED', 'STORED'];
const LEVELS = ['BEST_COMPRESSION', 'BEST_SPEED', 'DEFAULT_LEVEL', 'NO_COMPRESSION'];
enumValues('Compression.Method', METHODS);
enumValues('Compression.Level', LEVELS);
const DEFLATED = enumValue('Compression.Method', 'DEFLATED');
const STORED = enumValue('Compression.Method', 'STORED');
/** The numbers that the ZIP format has for the methods. */
const NUMBER_OF_STORED = 0;

/** What is known of an entry once it is in an archive. */
interface Packed {
    compressedSize: number;
    crc: number;
}

class EntryValue implements PlatformInstance {
    readonly apexType = 'Compression.ZipEntry';
    readonly name: string | null;
    readonly packed: Packed | null;
    comment: string | null = null;
    lastModified: ApexDatetime | null = null;
    method: ApexEnumValue | null = null;
    /** Content is unpacked when somebody asks. */
    content: () => Blob_ | null = () => null;

    constructor(name: string | null, packed: Packed | null = null) {
        this.name = name;
        this.packed = packed;
    }

    get inArchive(): Packed {
        if (!this.packed) {
            throw new UnsupportedError('size and checksum of a Compression.ZipEntry that is in no archive yet');
        }
        return this.packed;
    }
}

/** A time of a ZIP file has no zone: an org's servers run in GMT, this process may not. */
function fromZipTime(time: Date): ApexDatetime {
    return new ApexDatetime(
        Date.UTC(
            time.getFullYear(),
            time.getMonth(),
            time.getDate(),
            time.getHours(),
            time.getMinutes(),
            time.getSeconds()
        )
    );
}

function toZipTime({ ms }: ApexDatetime): Date {
    const time = new Date(ms);
    return new Date(
        time.getUTCFullYear(),
        time.getUTCMonth(),
        time.getUTCDate(),
        time.getUTCHours(),
        time.getUTCMinutes(),
        time.getUTCSeconds()
    );
}

class Entries {
    readonly byName = new Map<string, EntryValue>();

    get(name: string | null): EntryValue {
        return this.byName.get(need(name)) ?? throwApex('Compression.ZipException', `No such entry: ${name}`);
    }

    get list(): ApexList {
        return new ApexList('Compression.ZipEntry', [...this.byName.values()]);
    }
}

class ReaderValue extends Entries implements PlatformInstance {
    readonly apexType = 'Compression.ZipReader';

    constructor(archive: Blob_ | null) {
        super();
        for (const one of opened(need(archive))) {
            const entry = new EntryValue(one.entryName, {
                compressedSize: one.header.compressedSize,
                crc: one.header.crc
            });
            entry.comment = one.comment || null;
            entry.lastModified = fromZipTime(one.header.time);
            entry.method = one.header.method === NUMBER_OF_STORED ? STORED : DEFLATED;
            entry.content = () => unpacked(one);
            this.byName.set(one.entryName, entry);
        }
    }
}

function opened(archive: Blob_): AdmZip.IZipEntry[] {
    try {
        return new AdmZip(Buffer.from(archive.bytes), { noSort: true }).getEntries();
    } catch (error) {
        return throwApex('Compression.ZipException', (error as Error).message);
    }
}

function unpacked(entry: AdmZip.IZipEntry): Blob_ {
    try {
        return new Blob_(new Uint8Array(entry.getData()));
    } catch (error) {
        return throwApex('Compression.ZipException', (error as Error).message);
    }
}

class WriterValue extends Entries implements PlatformInstance {
    readonly apexType = 'Compression.ZipWriter';
    method = DEFLATED;
    /** It changes how large an archive is, never what is in it; only whether it compresses at all is followed. */
    level = enumValue('Compression.Level', 'DEFAULT_LEVEL');

    add(entry: EntryValue): EntryValue {
        const name = need(entry.name);
        if (this.byName.has(name)) {
            throwApex('Compression.ZipException', `Duplicate entry: ${name}`);
        }
        this.byName.set(name, entry);
        return entry;
    }

    archive(): Blob_ {
        const zip = new AdmZip(undefined, { noSort: true });
        for (const [name, entry] of this.byName) {
            const added = zip.addFile(name, Buffer.from(need(entry.content()).bytes), entry.comment ?? '');
            added.header.time = toZipTime(entry.lastModified ?? ApexDatetime.now());
            if ((entry.method ?? this.method) === STORED || this.level.name === 'NO_COMPRESSION') {
                added.header.method = NUMBER_OF_STORED;
            }
        }
        return new Blob_(new Uint8Array(zip.toBuffer()));
    }
}

function entryOf(name: string | null, content: Blob_ | null): EntryValue {
    const entry = new EntryValue(need(name));
    const given = need(content);
    entry.content = () => given;
    return entry;
}

function copyOf(prototype: EntryValue): EntryValue {
    const copy = new EntryValue(prototype.name);
    const { comment, lastModified, method, content } = prototype;
    return Object.assign(copy, { comment, lastModified, method, content });
}

/** Setters of an entry give it back. */
const set =
    (name: 'comment' | 'lastModified' | 'method') =>
    (self: EntryValue, value: never): EntryValue =>
        Object.assign(self, { [name]: value });

export const compressionClasses = [
    defineClass({ name: 'Compression.Method', kind: 'enum', values: METHODS }),
    defineClass({ name: 'Compression.Level', kind: 'enum', values: LEVELS }),
    defineClass({ name: 'Compression.ZipException', kind: 'exception' }),
    defineClass({
        name: 'Compression.ZipEntry',
        constructors: { '()': () => new EntryValue(null) },
        methods: {
            'String getName()': (self: EntryValue) => self.name,
            'Blob getContent()': (self: EntryValue) => self.content(),
            'String getComment()': (self: EntryValue) => self.comment,
            'Datetime getLastModifiedTime()': (self: EntryValue) => self.lastModified,
            'Compression.Method getMethod()': (self: EntryValue) => self.method,
            'Long getUncompressedSize()': (self: EntryValue) => self.content()?.bytes.length ?? null,
            'Long getCompressedSize()': (self: EntryValue) => self.inArchive.compressedSize,
            'Long getCrc()': (self: EntryValue) => self.inArchive.crc,
            'Compression.ZipEntry setComment(String comment)': set('comment'),
            'Compression.ZipEntry setLastModifiedTime(Datetime modTime)': set('lastModified'),
            'Compression.ZipEntry setMethod(Compression.Method method)': set('method'),
            'Compression.ZipEntry setContent(Blob data)': (self: EntryValue, data: Blob_ | null) =>
                Object.assign(self, { content: () => data })
        }
    }),
    defineClass({
        name: 'Compression.ZipReader',
        constructors: { '(Blob data)': (data: Blob_ | null) => new ReaderValue(data) },
        methods: {
            'Compression.ZipEntry getEntry(String name)': (self: ReaderValue, name: string | null) => self.get(name),
            'List<Compression.ZipEntry> getEntries()': (self: ReaderValue) => self.list,
            'Map<String, Compression.ZipEntry> getEntriesMap()': (self: ReaderValue) =>
                ApexMap.of('String', 'Compression.ZipEntry', self.byName),
            'List<String> getEntryNames()': (self: ReaderValue) => new ApexList('String', [...self.byName.keys()]),
            'Blob extract(String name)': (self: ReaderValue, name: string | null) => self.get(name).content(),
            'Blob extract(Compression.ZipEntry entry)': (self: ReaderValue, entry: EntryValue | null) =>
                self.get(need(entry).name).content()
        }
    }),
    defineClass({
        name: 'Compression.ZipWriter',
        constructors: { '()': () => new WriterValue() },
        methods: {
            'Compression.ZipEntry addEntry(String name, Blob data)': (
                self: WriterValue,
                name: string | null,
                data: Blob_ | null
            ) => self.add(entryOf(name, data)),
            'Compression.ZipEntry addEntry(Compression.ZipEntry prototype)': (
                self: WriterValue,
                prototype: EntryValue | null
            ) => self.add(copyOf(need(prototype))),
            'Compression.ZipEntry addEntry(String name, String comment, Datetime modTime, Compression.Method method, Blob data)':
                (
                    self: WriterValue,
                    name: string | null,
                    comment: string | null,
                    lastModified: ApexDatetime | null,
                    method: ApexEnumValue | null,
                    data: Blob_ | null
                ) => self.add(Object.assign(entryOf(name, data), { comment, lastModified, method })),
            'Blob getArchive()': (self: WriterValue) => self.archive(),
            'Compression.ZipEntry getEntry(String name)': (self: WriterValue, name: string | null) => self.get(name),
            'List<Compression.ZipEntry> getEntries()': (self: WriterValue) => self.list,
            'Set<String> getEntryNames()': (self: WriterValue) => ApexSet.of('String', [...self.byName.keys()]),
            'void removeEntry(String name)': (self: WriterValue, name: string | null) => {
                self.byName.delete(self.get(name).name!);
            },
            'Compression.Level getLevel()': (self: WriterValue) => self.level,
            'Compression.Method getMethod()': (self: WriterValue) => self.method,
            'Compression.ZipWriter setLevel(Compression.Level level)': (
                self: WriterValue,
                level: ApexEnumValue | null
            ) => Object.assign(self, { level: need(level) }),
            'Compression.ZipWriter setMethod(Compression.Method method)': (
                self: WriterValue,
                method: ApexEnumValue | null
            ) => Object.assign(self, { method: need(method) })
        }
    })
];
