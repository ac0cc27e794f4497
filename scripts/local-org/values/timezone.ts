const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
    let found = formatters.get(zone);
    if (!found) {
        found = new Intl.DateTimeFormat('en-US', {
            timeZone: zone,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
            second: 'numeric',
            era: 'short'
        });
        formatters.set(zone, found);
    }
    return found;
}

const offsets = new Map<string, number>();

/** Offset of a zone from GMT at an instant, in milliseconds (positive east). */
export function zoneOffset(zone: string, ms: number): number {
    if (zone === 'GMT' || zone === 'UTC') {
        return 0;
    }
    // Offsets change on quarter hours at most.
    const quarter = Math.floor(ms / 900000);
    const key = `${zone} ${quarter}`;
    let offset = offsets.get(key);
    if (offset === undefined) {
        const at = quarter * 900000;
        const part: Record<string, string> = {};
        for (const { type, value } of formatter(zone).formatToParts(at)) {
            part[type] = value;
        }
        const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
        const local = new Date(0);
        local.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
        local.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']));
        offset = local.getTime() - at;
        if (offsets.size > 20000) {
            offsets.clear();
        }
        offsets.set(key, offset);
    }
    return offset;
}

/** The instant at which a zone's clock shows the given wall time (`local` is that wall time read as if it were GMT). */
export function fromZone(zone: string, local: number): number {
    const first = local - zoneOffset(zone, local);
    return local - zoneOffset(zone, first);
}
