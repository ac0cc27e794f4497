import { deflateSync, crc32 } from 'node:zlib';

/**
 * A real picture, made here: 240 × 120 in one color, titled by its name: copies of one screenshot are of one course.
 * @param name its file name
 * @returns what a file input takes
 */
export function png(name: string): { name: string; mimeType: string; buffer: Buffer } {
    const width = 240;
    const height = 120;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([46, 132, 74]))]);
    const lines = Buffer.concat(Array.from({ length: height }, () => line));
    const buffer = Buffer.concat([
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        chunk('IHDR', header),
        chunk('tEXt', Buffer.from(`Title\0${name}`, 'latin1')),
        chunk('IDAT', deflateSync(lines)),
        chunk('IEND', Buffer.alloc(0))
    ]);
    return { name, mimeType: 'image/png', buffer };
}

function chunk(type: string, data: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body) >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
