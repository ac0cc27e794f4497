import { ApexException } from '../values/exceptions.ts';
import type { CompiledUnit } from '../apex/program.ts';
import { apexLine } from './source-map.ts';

Error.stackTraceLimit = 80;

const FRAME = /at (?:(?:async )?(?:new )?([^\s(]+)[^(]*\()?apex:([^:]+):(\d+):\d+\)?/;

/** Turns the JS stack of compiled Apex into the platform's lines: `Class.Foo.bar: line 12, column 1`. */
export function apexStack(error: Error, units: ReadonlyMap<string, CompiledUnit>): string[] {
    const lines: string[] = [];
    for (const frame of (error.stack ?? '').split('\n')) {
        const match = FRAME.exec(frame);
        if (!match) {
            continue;
        }
        const unit = units.get(match[2]!);
        const line = apexLine(Number(match[3]), unit?.shifts ?? []);
        const name = match[1]?.split('.').pop() ?? '';
        const inside = unit?.methods.filter((method) => method.from <= line && line <= method.to) ?? [];
        const found =
            inside.find((method) => method.js === name) ?? inside.sort((a, b) => a.to - a.from - (b.to - b.from))[0];
        if (found) {
            lines.push(`${found.label}: line ${line}, column 1`);
        }
    }
    return lines;
}

/** The stack of an exception as `getStackTraceString()` gives it. */
export function stackOf(error: Error, units: ReadonlyMap<string, CompiledUnit>): string[] {
    if (error instanceof ApexException) {
        return (error.stackLines ??= apexStack(error, units));
    }
    return apexStack(error, units);
}
