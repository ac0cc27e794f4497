// Archives, by the Apex Reference ("Compression Namespace") and by an archive that another program wrote.
import { apexFailures } from '../../testing/apex-tests.ts';

/**
 * Of Python's zipfile: `a/hello.txt` (deflated, 120 bytes in 11, CRC 1224276527, November 2, 2026, 9:30:06, comment "greeting") and
 * `é.txt` (stored, "ciao").
 */
const ARCHIVE =
    'UEsDBBQAAAAIAMNLYl0v+vhICwAAAHgAAAALAAAAYS9oZWxsby50eHTLSM3JyVfIoDsJAFBLAwQUAAAIAAAAACFQcVE67gQAAAAEAAAABgAAAMOpLnR4dGNpYW9QSwECFAMUAAAACADDS2JdL/r4SAsAAAB4AAAACwAAAAgAAAAAAAAAgAEAAAAAYS9oZWxsby50eHRncmVldGluZ1BLAQIUAxQAAAgAAAAAIVBxUTruBAAAAAQAAAAGAAAAAAAAAAAAAACAATQAAADDqS50eHRQSwUGAAAAAAIAAgB1AAAAXAAAAAAA';

test('archives are read and written', () => {
    const opened = `Compression.ZipReader reader = new Compression.ZipReader(EncodingUtil.base64Decode('${ARCHIVE}'));`;
    const written = `Compression.ZipWriter writer = new Compression.ZipWriter(); writer.addEntry('b.txt', Blob.valueOf('bbb'));`;
    const fails = (statement: string): string =>
        `Compression.ZipException caught; try { ${statement}; } catch (Compression.ZipException e) { caught = e; } Assert.isTrue(caught != null);`;
    expect(
        apexFailures({
            namesAndContent: `${opened} Assert.areEqual(new List<String>{ 'a/hello.txt', 'é.txt' }, reader.getEntryNames());
Assert.areEqual('hello '.repeat(20), reader.extract('a/hello.txt').toString()); Assert.areEqual('ciao', reader.extract(reader.getEntries()[1]).toString());
Assert.areEqual('ciao', reader.getEntriesMap().get('é.txt').getContent().toString());`,
            whatIsKnown: `${opened} Compression.ZipEntry one = reader.getEntry('a/hello.txt'); Assert.areEqual('greeting', one.getComment());
Assert.areEqual(120L, one.getUncompressedSize()); Assert.areEqual(11L, one.getCompressedSize()); Assert.areEqual(1224276527L, one.getCrc());
Assert.areEqual(Datetime.newInstanceGmt(2026, 11, 2, 9, 30, 6), one.getLastModifiedTime());
Assert.areEqual(Compression.Method.DEFLATED, one.getMethod()); Assert.areEqual(Compression.Method.STORED, reader.getEntry('é.txt').getMethod());`,
            notThere: `${opened} ${fails(`reader.extract('none')`)}`,
            noArchive: fails(`new Compression.ZipReader(Blob.valueOf('hello'))`),
            andBack: `${written} ${opened} writer.addEntry(reader.getEntry('a/hello.txt')); Datetime at = Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 6);
writer.addEntry('c', 'note', at, Compression.Method.STORED, Blob.valueOf('cc')); Assert.areEqual(new Set<String>{ 'b.txt', 'a/hello.txt', 'c' }, writer.getEntryNames());
Compression.ZipReader again = new Compression.ZipReader(writer.getArchive()); Assert.areEqual(new List<String>{ 'b.txt', 'a/hello.txt', 'c' }, again.getEntryNames());
Assert.areEqual('bbb', again.extract('b.txt').toString()); Assert.areEqual('greeting', again.getEntry('a/hello.txt').getComment()); Assert.areEqual(at, again.getEntry('c').getLastModifiedTime());
Assert.areEqual(Compression.Method.STORED, again.getEntry('c').getMethod()); Assert.areEqual(Compression.Method.DEFLATED, again.getEntry('b.txt').getMethod());`,
            twice: `${written} ${fails(`writer.addEntry('b.txt', Blob.valueOf('x'))`)}`,
            removed: `${written} writer.removeEntry('b.txt'); Assert.areEqual(0, writer.getEntries().size()); ${fails(`writer.removeEntry('b.txt')`)}`,
            withoutCompression: `Compression.ZipWriter writer = new Compression.ZipWriter().setLevel(Compression.Level.NO_COMPRESSION); writer.addEntry('b', Blob.valueOf('b'.repeat(99)));
Assert.areEqual(99L, new Compression.ZipReader(writer.getArchive()).getEntry('b').getCompressedSize());`
        })
    ).toEqual({});
});

test('an entry that is in no archive yet has no size', () => {
    const sizes = `new Compression.ZipWriter().addEntry('b', Blob.valueOf('b')).getCompressedSize();`;
    expect(apexFailures({ sizes })).toEqual({
        sizes: expect.stringContaining('Unsupported: size and checksum') as string
    });
});
