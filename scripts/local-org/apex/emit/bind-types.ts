import { fail } from '../syntax/diagnostics.ts';
import type { Pos } from '../syntax/ast.ts';
import { typeText } from '../types/checks/declared.ts';
import { isSObject } from '../types/relations.ts';
import type { ApexType } from '../types/types.ts';
import type { Cx, QueryShape } from './emit-context.ts';

const TEXT = ['String', 'Id'];
const NUMBERS = ['Integer', 'Long', 'Decimal', 'Double'];
const DAYS = ['Date', 'Datetime'];

/** Apex types of a bind by the type of the column it is compared with. What is not listed is left to the run time. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
    String: TEXT,
    Id: TEXT,
    Boolean: ['Boolean'],
    Integer: NUMBERS,
    Long: NUMBERS,
    Decimal: NUMBERS,
    Date: DAYS,
    Datetime: DAYS,
    Time: ['Time']
};
const PRIMITIVE = new Set([...TEXT, ...NUMBERS, ...DAYS, 'Boolean', 'Time', 'Blob']);

/** What of a list or set, which stands for its elements, is compared. */
function compared(type: ApexType): ApexType {
    return type.decl.name === 'List' || type.decl.name === 'Set' ? type.args[0]! : type;
}

/**
 * Refuses a bind whose type does not fit the column. The message is the one that laceysnr.com/posts/bind-map-errors quotes. Whether an
 * org takes an Object or an enum for text no source was found for: they pass.
 */
export function checkBind(cx: Cx, type: ApexType, { column, isOne }: QueryShape['binds'][number], at: Pos): void {
    const one = compared(type);
    if (isOne && one !== type) {
        fail(`Invalid bind expression type of ${typeText(type)} for column of type ${column}`, at);
    }
    const fitting = FITTING[column];
    const isRecord = isSObject(cx.table, one);
    if (
        !fitting ||
        (!isRecord && !PRIMITIVE.has(one.name)) ||
        (isRecord ? column === 'Id' : fitting.includes(one.name))
    ) {
        return;
    }
    fail(`Invalid bind expression type of ${typeText(one)} for column of type ${column}`, at);
}
