import { context } from 'one/context';

/** @returns a moment in the user's locale and time zone, or an empty text for none */
export function momentText(iso: string | null): string {
    const { locale, timeZone } = context().locale;
    return iso === null
        ? ''
        : new Intl.DateTimeFormat(locale, {
              weekday: 'short',
              year: 'numeric',
              month: 'short',
              day: 'numeric',
              hour: 'numeric',
              minute: '2-digit',
              second: '2-digit',
              timeZone,
              timeZoneName: 'short'
          }).format(new Date(iso));
}

/**
 * @param wall what an input of type `datetime-local` holds, `2026-11-05T09:00`
 * @returns the moment at which clocks in the user's time zone show that, ISO 8601; empty for no date and time
 */
export function momentOfWall(wall: string): string {
    const asUtc = Date.parse(`${wall}Z`);
    if (Number.isNaN(asUtc)) {
        return '';
    }
    // The zone's offset at the guess, then at the moment that follows from it: they differ around a change of the clocks.
    const guess = asUtc - zoneOffset(asUtc);
    return new Date(asUtc - zoneOffset(guess)).toISOString();
}

/** How far clocks in the user's time zone are ahead of UTC at a moment, in milliseconds. */
function zoneOffset(at: number): number {
    const parts = new Intl.DateTimeFormat('en-US', {
        timeZone: context().locale.timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric'
    }).formatToParts(at);
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    return (
        Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
        Math.floor(at / 1000) * 1000
    );
}
