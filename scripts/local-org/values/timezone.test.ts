import { fromZone } from './timezone.ts';

const denver = (...wall: [number, number, number, number, number]): string =>
    new Date(fromZone('America/Denver', Date.UTC(...wall))).toISOString().slice(0, 16);

test('wall times become instants, around the change of the clock too', () => {
    expect(denver(2024, 0, 15, 12, 0)).toBe('2024-01-15T19:00');
    expect(denver(2024, 6, 15, 12, 0)).toBe('2024-07-15T18:00');
    expect(denver(2024, 2, 10, 1, 59)).toBe('2024-03-10T08:59');
    expect(denver(2024, 2, 10, 2, 30)).toBe('2024-03-10T09:30');
    expect(denver(2024, 2, 10, 3, 0)).toBe('2024-03-10T09:00');
    expect(denver(2024, 10, 3, 0, 59)).toBe('2024-11-03T06:59');
    expect(denver(2024, 10, 3, 1, 30)).toBe('2024-11-03T08:30');
    expect(denver(2024, 10, 3, 2, 0)).toBe('2024-11-03T09:00');
    expect(denver(2024, 2, 9, 23, 0)).toBe('2024-03-10T06:00');
});
