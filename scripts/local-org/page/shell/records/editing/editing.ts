import { isInputType } from 'one/form';
import { request } from 'one/http';
import type { FieldInfo, Layout, LayoutItem, ObjectInfo } from '../../ui-api.ts';

/** Changed in dialogs of their own in an org: the owner is told, another record type has other values. */
const OWN_DIALOG = ['OwnerId', 'RecordTypeId'];

/** @returns those of the records that the user may edit where they are shown */
export async function editableIds(ids: string[]): Promise<string[]> {
    const { editable } = await request<{ editable: string[] }>('/webruntime/api/records/access', {
        method: 'POST',
        body: { ids }
    });
    return editable;
}

/** @returns the items of a layout that it lets change */
export function editableItems(layout: Layout | undefined): LayoutItem[] {
    return (layout?.sections ?? []).flatMap(({ layoutRows }) =>
        layoutRows.flatMap(({ layoutItems }) => layoutItems.filter(({ editableForUpdate }) => editableForUpdate))
    );
}

/**
 * @param info the field, if the user may see it
 * @returns whether its value can be changed where it is shown: not without the right, nor formulas, and not what needs more than an
 * input (formatted text, lookups to records of several objects, addresses)
 */
export function isEditedInPlace(info: FieldInfo | undefined): boolean {
    return Boolean(
        info?.updateable &&
        !info.calculated &&
        !info.htmlFormatted &&
        !OWN_DIALOG.includes(info.apiName) &&
        isInputType(info.dataType) &&
        (!info.reference || info.referenceToInfos.length === 1)
    );
}

/**
 * @param name a field of a page that lets it change
 * @param required true where the page asks for it
 * @returns what is filled in for it: the parts of a name or an address, else itself; nothing where it is not edited in its place
 */
export function inputsFor(
    { fields }: ObjectInfo,
    name: string,
    required: boolean
): { name: string; required: boolean }[] {
    const parts = Object.values(fields).filter((one) => one.compoundFieldName === name && one.apiName !== name);
    return parts.length
        ? parts.filter(isEditedInPlace).map((part) => ({ name: part.apiName, required: part.required }))
        : isEditedInPlace(fields[name])
          ? [{ name, required }]
          : [];
}
