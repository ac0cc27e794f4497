const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
    let found = formatters.get(zone);
    if (!found) {
        found = new Intl.DateTimeFormat('en-US', {
            timeZone: knownZone(zone),
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

const zones = new Map<string, string>();

/** The time zone of a name; as in Java an unknown one is GMT. */
export function knownZone(name: string): string {
    let zone = zones.get(name);
    if (zone === undefined) {
        try {
            zone = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
            // Only names of zones are kept: there are few of them.
            zones.set(name, zone);
        } catch {
            zone = 'GMT';
        }
    }
    return zone;
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

const DAY_MS = 86400000;

/**
 * The instant at which a zone's clock shows the given wall time (`local` is that wall time read as if it were GMT). A time
 * that the clock shows twice is the later one; one that it skips is counted on from before the change: 2:30 is 3:30.
 */
export function fromZone(zone: string, local: number): number {
    const before = zoneOffset(zone, local - DAY_MS);
    const after = zoneOffset(zone, local + DAY_MS);
    if (before === after) {
        return local - before;
    }
    const shown = [before, after].filter((offset) => zoneOffset(zone, local - offset) === offset);
    return local - Math.min(...(shown.length > 0 ? shown : [before, after]));
}
