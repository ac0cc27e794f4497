import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlText, type Xml } from '../../schema/xml.ts';
import { notFound } from '../http/errors.ts';
import { pageLayout, type LayoutAction } from '../metadata/layouts.ts';
import { isForeignAction, isStandardButton } from '../../deployment/standard-actions.ts';
import { quickActionFile, STANDARD_BUTTONS } from '../metadata/not-shown.ts';
import type { ObjectSettings } from '../metadata/object-settings.ts';
import type { UserTransaction } from '../org-access.ts';
import { highlightedActions, type VisibilityTest } from '../pages/lightning-page.ts';
import { visibilityTest } from '../pages/visibility.ts';
import { objectOfId } from './records.ts';

export interface Action {
    apiName: string;
    label: string;
    type: 'StandardButton' | 'QuickAction';
    subtype: string | null;
    component: string | null;
    targetObject: string | null;
    targetParentField: string | null;
}

/** `GET /ui-api/actions/record/{ids}`: the actions of the record page, else of the layout, that the user may take. */
export function recordActions(
    schema: OrgSchema,
    settings: Map<string, ObjectSettings>,
    transaction: UserTransaction,
    ids: string[]
): object {
    return {
        actions: Object.fromEntries(
            ids.map((id) => {
                const object = objectOfId(schema, transaction, id);
                const access = transaction.recordAccess(id);
                if (!access.read) {
                    throw notFound('The requested resource does not exist, or you do not have access to it.');
                }
                const rights = { ...access, create: transaction.objectAccess(object).createable };
                const page = settings.get(object.name)?.recordPage ?? null;
                const isVisible = visibilityTest({ schema, transaction, object, recordId: id });
                const listed = pageActions(schema, page, isVisible) ?? layoutActions(schema, object);
                return [
                    id,
                    {
                        actions: listed.flatMap((one) =>
                            one.type === 'QuickAction'
                                ? quickAction(schema, transaction, object, one.name)
                                : standardButton(rights, one)
                        )
                    }
                ];
            })
        )
    };
}

/**
 * Dynamic actions: those of a highlights panel that has its own list, each with its visibility rule.
 * @returns null where the page leaves the list to the layout
 */
function pageActions(schema: OrgSchema, page: string | null, isVisible: VisibilityTest): LayoutAction[] | null {
    const file = page === null ? undefined : schema.metadata('FlexiPage').find(({ name }) => name === page);
    const names = file ? highlightedActions(file, isVisible) : null;
    return names?.map((name) => ({ name, type: isStandardButton(name) ? 'StandardButton' : 'QuickAction' })) ?? null;
}

// Without a list of its own the layout shows its quick actions, then the standard buttons.
function layoutActions(schema: OrgSchema, object: ObjectModel): LayoutAction[] {
    const layout = pageLayout(schema, object);
    return (
        layout.actions ?? [
            ...layout.quickActions.map((name) => ({ name, type: 'QuickAction' })),
            ...Object.keys(STANDARD_BUTTONS)
                .filter((name) => !layout.excludedButtons.includes(name))
                .map((name) => ({ name, type: 'StandardButton' }))
        ]
    );
}

interface Rights {
    create: boolean;
    edit: boolean;
    delete: boolean;
}

function standardButton(rights: Rights, { name, type }: LayoutAction): Action[] {
    const label = type === 'StandardButton' ? STANDARD_BUTTONS[name] : undefined;
    return label && mayPress(name, rights)
        ? [
              {
                  apiName: name,
                  label,
                  type: 'StandardButton',
                  subtype: null,
                  component: null,
                  targetObject: null,
                  targetParentField: null
              }
          ]
        : [];
}

function mayPress(name: string, rights: Rights): boolean {
    switch (name) {
        case 'Edit':
            return rights.edit;
        case 'Delete':
            return rights.delete;
        case 'Clone':
            return rights.create;
        default:
            return true;
    }
}

// Lightning web component actions and record creation; the platform's own (post, log a call) have no page here: `npm start` names them.
function quickAction(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel, name: string): Action[] {
    const file = quickActionFile(schema, object, name);
    if (!file && !isForeignAction(name)) {
        throw new Error(`A layout of ${object.name} names the quick action ${name}, which does not exist`);
    }
    if (!file) {
        return [];
    }
    const content = file.content as Xml;
    const type = xmlText(content, 'type');
    const base = { apiName: file.name, label: xmlText(content, 'label') ?? file.name, type: 'QuickAction' as const };
    if (type === 'LightningWebComponent') {
        return [
            {
                ...base,
                subtype: xmlText(content, 'actionSubtype') ?? 'ScreenAction',
                component: xmlText(content, 'lightningWebComponent'),
                targetObject: null,
                targetParentField: null
            }
        ];
    }
    const target = schema.object(xmlText(content, 'targetObject') ?? '');
    if (type === 'Create' && target) {
        return transaction.objectAccess(target).createable
            ? [
                  {
                      ...base,
                      subtype: null,
                      component: null,
                      targetObject: target.name,
                      targetParentField: xmlText(content, 'targetParentField')
                  }
              ]
            : [];
    }
    throw new Error(`Unsupported: quick action ${file.name} of type ${type}`);
}
