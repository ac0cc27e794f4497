/**
 * Adds months as Apex does: a day that the month does not have becomes its last.
 * @param day ISO day
 * @param months how many
 * @returns ISO day
 */
export function addMonths(day: string, months: number): string {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}
