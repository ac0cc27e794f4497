import { badRequest } from './errors.ts';
import { jsonBody, objectOf, type ServerRequest } from './request.ts';

/** A part of a `multipart/form-data` body. */
interface Part {
    name: string;
    type: string;
    content: Buffer;
}

/**
 * The fields of a record that is sent: JSON, or as documented in the REST API guide under "Insert or Update Blob Data", a part of
 * JSON and a part of bytes that has the name of its field.
 * @returns the fields; bytes as Base64, as JSON has them
 * @throws RestError 400 for what is neither
 */
export function recordBody(request: ServerRequest): Record<string, unknown> {
    const type = request.headers['content-type'] ?? '';
    const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type);
    if (!boundary) {
        return jsonBody(request);
    }
    const all = parts(Buffer.from(request.body), boundary[1] ?? boundary[2]!);
    const described = all.find((part) => /^application\/json\b/i.test(part.type));
    if (!described) {
        throw badRequest('INVALID_MULTIPART_REQUEST', 'A part with the fields of the record as JSON is missing.');
    }
    const fields = objectOf(parsed(described.content), 'The part with the fields');
    for (const part of all) {
        if (part !== described) {
            fields[part.name] = part.content.toString('base64');
        }
    }
    return fields;
}

function parsed(content: Buffer): unknown {
    try {
        return JSON.parse(content.toString('utf8'));
    } catch {
        throw badRequest('JSON_PARSER_ERROR', 'The part with the fields is not valid JSON.');
    }
}

// RFC 2046, 5.1.1: each part follows a line of two hyphens and the boundary; the last such line has two hyphens more.
function parts(body: Buffer, boundary: string): Part[] {
    const line = Buffer.from(`\r\n--${boundary}`);
    const text = Buffer.concat([Buffer.from('\r\n'), body]);
    const found: Part[] = [];
    let start = text.indexOf(line);
    while (start >= 0) {
        const from = start + line.length;
        const end = text.indexOf(line, from);
        if (end < 0) {
            break;
        }
        const part = text.subarray(from, end);
        const blank = part.indexOf('\r\n\r\n');
        if (blank >= 0) {
            const head = part.subarray(0, blank).toString('utf8');
            found.push({
                name: /^content-disposition:.*?\bname="([^"]*)"/im.exec(head)?.[1] ?? '',
                type: /^content-type:\s*(.*)$/im.exec(head)?.[1]?.trim() ?? '',
                content: part.subarray(blank + 4)
            });
        }
        start = end;
    }
    return found;
}
