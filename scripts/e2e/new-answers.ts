import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const METADATA = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** What the request form does not ask yet: one of each kind that is no choice. */
export const NEW_ANSWERS = {
    text: { name: 'Project__c', label: 'Project', type: '<type>Text</type><length>80</length>' },
    checkbox: {
        name: 'Needs_Sandbox__c',
        label: 'Needs a sandbox',
        type: '<type>Checkbox</type><defaultValue>false</defaultValue>'
    }
};

/**
 * Adds answers to the request form of a project: what the administrator's guide names for it, and nothing else.
 * @param project folder of the project
 */
export function addAnswers(project: string): void {
    const sources = join(project, 'force-app', 'main', 'default');
    const edit = (file: string, change: (text: string) => string): void => {
        const path = join(sources, file);
        writeFileSync(path, change(readFileSync(path, 'utf8')));
    };
    for (const { name, label, type } of Object.values(NEW_ANSWERS)) {
        for (const object of ['License_Request__c', 'License__c']) {
            writeFileSync(
                join(sources, 'objects', object, 'fields', `${name}.field-meta.xml`),
                `<?xml version="1.0" encoding="UTF-8" ?>
<CustomField ${METADATA}><fullName>${name}</fullName><label>${label}</label>${type}</CustomField>\n`
            );
        }
        edit('objects/License_Request__c/fieldSets/Form_Answers.fieldSet-meta.xml', (set) =>
            set.replace(
                '<label>Form',
                `<displayedFields><field>${name}</field><isFieldManaged>false</isFieldManaged><isRequired>false</isRequired></displayedFields><label>Form`
            )
        );
        for (const file of readdirSync(join(sources, 'permissionsets'))) {
            edit(join('permissionsets', file), (set) => withFieldAsTheRole(set, name));
        }
    }
}

/** The permission set with a field wherever it has the eComm role, of request and license, and with the same rights. */
function withFieldAsTheRole(permissionSet: string, field: string): string {
    return permissionSet.replace(
        /<fieldPermissions>(?:(?!<\/fieldPermissions>)[\s\S])*(?:License_Request__c|License__c)\.eComm_Role__c[\s\S]*?<\/fieldPermissions>/g,
        (role) => role + role.replace('eComm_Role__c', field)
    );
}
