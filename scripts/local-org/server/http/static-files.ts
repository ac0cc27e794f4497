import { createReadStream, existsSync, statSync } from 'node:fs';
import type { ServerResponse as NodeResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Record<string, string> = {
    '.bmp': 'image/bmp',
    '.css': 'text/css; charset=utf-8',
    '.csv': 'text/csv; charset=utf-8',
    '.doc': 'application/msword',
    '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    '.gif': 'image/gif',
    '.htm': 'text/html; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.ico': 'image/x-icon',
    '.jpeg': 'image/jpeg',
    '.jpg': 'image/jpeg',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.map': 'application/json; charset=utf-8',
    '.pdf': 'application/pdf',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.ttf': 'font/ttf',
    '.txt': 'text/plain; charset=utf-8',
    '.webp': 'image/webp',
    '.woff': 'font/woff',
    '.woff2': 'font/woff2',
    '.xls': 'application/vnd.ms-excel',
    '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    '.xml': 'application/xml; charset=utf-8',
    '.zip': 'application/zip'
};

/** @returns the media type of a file name */
export function mediaType(file: string): string {
    return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Sends a file below a folder.
 * @param folder absolute
 * @param path relative path from the address
 * @param headers sent with it
 * @returns false when there is no such file (nothing was sent)
 */
export function sendFile(
    folder: string,
    path: string,
    headers: Record<string, string>,
    response: NodeResponse
): boolean {
    const file = normalize(join(folder, path));
    if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile()) {
        return false;
    }
    response.writeHead(200, { ...headers, 'Content-Type': mediaType(file), 'Content-Length': statSync(file).size });
    createReadStream(file).pipe(response);
    return true;
}
