import type { ObjectModel, OrgSchema } from '../../schema/model.ts';
import { xmlText, type Xml } from '../../schema/xml.ts';
import { pageLayout } from '../metadata/layouts.ts';
import { isForeignAction, quickActionFile } from '../metadata/not-shown.ts';
import type { UserTransaction } from '../org-access.ts';
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

/** `GET /ui-api/actions/record/{ids}`: the actions of the layout that the user may take. */
export function recordActions(schema: OrgSchema, transaction: UserTransaction, ids: string[]): object {
    return {
        actions: Object.fromEntries(
            ids.map((id) => [id, { actions: actionsOf(schema, transaction, objectOfId(schema, transaction, id)) }])
        )
    };
}

function actionsOf(schema: OrgSchema, transaction: UserTransaction, object: ObjectModel): Action[] {
    const layout = pageLayout(schema, object);
    const access = transaction.objectAccess(object);
    // Without a list of its own the layout shows its quick actions, then the standard buttons.
    const listed = layout.actions ?? [
        ...layout.quickActions.map((name) => ({ name, type: 'QuickAction' })),
        ...['Edit', 'Delete', 'PrintableView']
            .filter((name) => !layout.excludedButtons.includes(name))
            .map((name) => ({ name, type: 'StandardButton' }))
    ];
    return listed.flatMap(({ name, type }): Action[] => {
        if (type === 'QuickAction') {
            return quickAction(schema, transaction, object, name);
        }
        if (type === 'StandardButton') {
            const allowed =
                name === 'PrintableView' ||
                (name === 'Edit' ? access.updateable : name === 'Delete' ? access.deletable : false);
            return allowed
                ? [
                      {
                          apiName: name,
                          label: name === 'PrintableView' ? 'Printable View' : name,
                          type: 'StandardButton',
                          subtype: null,
                          component: null,
                          targetObject: null,
                          targetParentField: null
                      }
                  ]
                : [];
        }
        return [];
    });
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
