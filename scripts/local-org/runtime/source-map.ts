import { pathToFileURL } from 'node:url';
import type { CompiledUnit } from '../apex/program.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A number as source maps write it (ECMA-426, "Base64 VLQ"): the sign last, five bits a digit, the lowest first. */
function vlq(value: number): string {
    let left = value < 0 ? -value * 2 + 1 : value * 2;
    let text = '';
    do {
        const bits = left % 32;
        left = Math.floor(left / 32);
        text += DIGITS[bits + (left > 0 ? 32 : 0)];
    } while (left > 0);
    return text;
}

/** The line of Apex of a line of a unit's JavaScript, both from 1. */
export function apexLine(line: number, shifts: CompiledUnit['shifts']): number {
    return line - (shifts.findLast(({ from }) => from <= line)?.shift ?? 0);
}

/** How the JavaScript calls a variable of Apex. */
const VARIABLE = /\bv_(\w+)/g;

/**
 * The comment by which debuggers find the Apex of a unit's JavaScript: every line with code leads to the line that it was made of, and
 * every variable to its name there.
 */
export function sourceMapComment({ file, js, shifts }: CompiledUnit): string {
    const names: string[] = [];
    let [formerLine, formerName] = [1, 0];
    const mappings = js.split('\n').map((text, index) => {
        if (text.trim() === '') {
            return '';
        }
        const line = apexLine(index + 1, shifts);
        const segments = [`AA${vlq(line - formerLine)}A`];
        formerLine = line;
        let formerColumn = 0;
        for (const { index: column, 1: variable } of text.matchAll(VARIABLE)) {
            const known = names.indexOf(variable!);
            const name = known >= 0 ? known : names.push(variable!) - 1;
            segments.push(`${vlq(column - formerColumn)}AAA${vlq(name - formerName)}`);
            [formerColumn, formerName] = [column, name];
        }
        return segments.join(',');
    });
    const map = { version: 3, sources: [pathToFileURL(file).href], names, mappings: mappings.join(';') };
    const data = Buffer.from(JSON.stringify(map)).toString('base64');
    return `\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${data}`;
}
