import { recordBody } from './multipart.ts';
import type { ServerRequest } from './request.ts';

const request = (type: string, body: string): ServerRequest =>
    ({ headers: { 'content-type': type }, body: Buffer.from(body) }) as unknown as ServerRequest;

const JSON_PART =
    'Content-Disposition: form-data; name="entity";\r\nContent-Type: application/json\r\n\r\n{"Title":"a"}';
const BYTES =
    'Content-Type: application/octet-stream\r\nContent-Disposition: form-data; name="VersionData"; filename="a.txt"\r\n\r\na\r\n\r\nb';
const body = (...parts: string[]): string => parts.map((part) => `--xyz\r\n${part}\r\n`).join('') + '--xyz--\r\n';

// REST API guide, "Insert or Update Blob Data".
test('a record comes as JSON, or as parts of JSON and of bytes', () => {
    expect(recordBody(request('application/json', '{"Name":"x"}'))).toEqual({ Name: 'x' });
    const sent = { Title: 'a', VersionData: Buffer.from('a\r\n\r\nb').toString('base64') };
    expect(recordBody(request('multipart/form-data; boundary=xyz', body(JSON_PART, BYTES)))).toEqual(sent);
    expect(recordBody(request('multipart/form-data; boundary="xyz"', body(BYTES, JSON_PART)))).toEqual(sent);
    expect(recordBody(request('Multipart/Form-Data; charset=x; boundary=xyz; a=b', body(JSON_PART)))).toEqual({
        Title: 'a'
    });
});

test('what is neither is refused', () => {
    const refused = (text: string): (() => unknown) => {
        return () => recordBody(request('multipart/form-data; boundary=xyz', text));
    };
    const missing = 'A part with the fields of the record as JSON is missing.';
    expect(refused(body(BYTES))).toThrow(missing);
    expect(refused('nothing')).toThrow(missing);
    // A part that no line with the boundary ends is none.
    expect(refused(`--xyz\r\n${JSON_PART}`)).toThrow(missing);
    expect(refused(body(JSON_PART.replace('"a"', 'a')))).toThrow('The part with the fields is not valid JSON.');
    expect(refused(body(JSON_PART.replace('{"Title":"a"}', '[1]')))).toThrow('The part with the fields');
});
