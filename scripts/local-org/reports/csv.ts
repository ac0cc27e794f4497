import type { SessionUser } from '../server/org-access.ts';
import { reportCell } from './cells.ts';
import type { ReportGroup, ReportResult } from './run.ts';

/**
 * Details of a report for a spreadsheet: the groups come first as columns, then every column of the report.
 * @returns comma-separated values, each in double quotes, lines ended by CR LF
 */
export function reportCsv(result: ReportResult, user: SessionUser): string {
    const lines = [[...result.groupings.map((one) => one.column.label), ...result.columns.map((one) => one.label)]];
    const visit = (group: ReportGroup, above: string[]): void => {
        for (const row of group.rows) {
            lines.push([...above, ...result.columns.map((column) => reportCell(row, column, user).label)]);
        }
        group.groups.forEach((one) => visit(one, [...above, one.value.label]));
    };
    visit(result.all, []);
    return lines.map((line) => `${line.map(quotedText).join(',')}\r\n`).join('');
}

function quotedText(text: string): string {
    return `"${text.replace(/"/g, '""')}"`;
}
