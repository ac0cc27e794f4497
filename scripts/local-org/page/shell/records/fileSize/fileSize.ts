/** @returns a file's size, as Lightning writes it */
export function sizeText(bytes: number): string {
    return bytes < 1024
        ? `${bytes} B`
        : bytes < 1024 * 1024
          ? `${Math.round(bytes / 1024)} KB`
          : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
