import { context } from 'one/context';

/**
 * The page shows the org's time, not the machine's: components call `new Date()` and `Date.now()` for "today" and for what is
 * relative to it, and the org's clock can be moved. So the page's Date is the browser's with the org's clock: only "now" differs.
 * Timers (`setTimeout`) and `performance.now()` measure real time as ever.
 * This module is the first of the page's entry: everything after it sees this Date.
 */
const MachineDate = Date;
let offset = context().clockOffset;

const OrgDate: DateConstructor = new Proxy(MachineDate, {
    construct: (target, parameters: [], newTarget) =>
        Reflect.construct(
            target,
            parameters.length ? parameters : [orgNow()],
            newTarget === OrgDate ? target : newTarget
        ) as Date,
    apply: (): string => new MachineDate(orgNow()).toString(),
    get: (target, name, receiver): unknown => (name === 'now' ? orgNow : Reflect.get(target, name, receiver))
});
MachineDate.prototype.constructor = OrgDate;
globalThis.Date = OrgDate;

/** @returns the org's time, in milliseconds since 1970 */
export function orgNow(): number {
    return MachineDate.now() + offset;
}

/** Takes over the clock that an answer of the org tells. @param milliseconds the org's time less the machine's */
export function setClockOffset(milliseconds: number): void {
    offset = milliseconds;
}
