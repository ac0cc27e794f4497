import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, objectXml } from '../database/testing.ts';
import { checkedSchema } from './index.ts';
import { mutableCopy } from './mutations/copy.ts';
import { MORE_RULES } from './mutations/more-rules.ts';
import { RULES } from './mutations/rules.ts';

const ROOT = join(__dirname, '..', '..', '..');

describe('what a deployment refuses', () => {
    const copy = mutableCopy(ROOT);
    afterAll(() => copy.remove());

    test('force-app has nothing of it', () => expect(copy.problems()).toEqual([]));

    test('every mistake in a copy of force-app is told, where it is', () => {
        const trials = [...copy.trials(RULES, 1), ...copy.trials(MORE_RULES, 7)];
        const shown = (all: typeof trials): string[] =>
            all.map(({ mutation: { kind, file, line } }) => `${kind}: ${file}:${line}`);
        expect(trials.length).toBeGreaterThanOrEqual(180);
        expect(shown(trials.filter((one) => one.problems.length === 0))).toEqual([]);
        expect(shown(trials.filter((one) => !one.isTold))).toEqual([]);
    });

    test('all mistakes of a project are told at once', () => {
        const project = makeProject({
            'permissionsets/A.permissionset-meta.xml':
                '<PermissionSet>\n<label>A</label>\n<colour>red</colour>\n<classAccesses><apexClass>Nobody</apexClass><enabled>yes</enabled></classAccesses></PermissionSet>',
            'classes/B.cls': 'public class B {}',
            'groups/C.group-meta.xml': '<Group>\n<name>C</nam></Group>'
        });
        try {
            const told = checkedSchema([project.folder]).problems.map(
                ({ file, line, message }) => `${file.slice(project.folder.length + 1)}:${line}: ${message}`
            );
            expect(told).toEqual([
                expect.stringMatching(/^groups.C\.group-meta\.xml:3: Expected closing tag 'name'/),
                expect.stringMatching(/^classes.B\.cls:1: B\.cls has no B\.cls-meta\.xml beside it$/),
                expect.stringMatching(
                    /A\.permissionset-meta\.xml:4: Element colour invalid at this location in type PermissionSet$/
                ),
                expect.stringMatching(/A\.permissionset-meta\.xml:5: 'yes' is not a valid boolean of enabled$/),
                expect.stringMatching(/A\.permissionset-meta\.xml:5: .*no Apex class named Nobody found$/)
            ]);
        } finally {
            project.remove();
        }
    });

    // Each of these was refused, and stands in what public projects retrieved from an org.
    const EXPORTED: Readonly<Record<string, string>> = {
        'objects/Thing__c.object': objectXml(
            'Thing',
            '<fields><fullName>Who__c</fullName><label>Who</label><type>Text</type><formula>Owner:User.FirstName</formula></fields>' +
                '<webLinks><fullName>Print</fullName><availability>online</availability><displayType>button</displayType><linkType>url</linkType><masterLabel>Print</masterLabel><openType>newWindow</openType><protected>false</protected><url>/</url></webLinks>'
        ),
        'objects/Setting__mdt.object':
            '<CustomObject><label>Setting</label><pluralLabel>Settings</pluralLabel><fields><fullName>Field__c</fullName><label>Field</label><type>MetadataRelationship</type><referenceTo>EntityParticle</referenceTo><relationshipName>Fields</relationshipName><metadataRelationshipControllingField>Setting__mdt.Object__c</metadataRelationshipControllingField></fields>' +
            '<fields><fullName>Object__c</fullName><label>Object</label><type>MetadataRelationship</type><referenceTo>EntityDefinition</referenceTo><relationshipName>Objects</relationshipName></fields></CustomObject>',
        'tabs/standard-home.tab':
            '<CustomTab><actionOverrides><actionName>Tab</actionName><type>Default</type></actionOverrides></CustomTab>',
        'tabs/Thing__c.tab':
            '<CustomTab><customObject>true</customObject><motif>Custom218: TV Widescreen</motif></CustomTab>',
        'lwc/ns_pickOne/ns_pickOne.js': `import { LightningElement } from 'lwc'; export default class PickOne extends LightningElement {}`,
        'lwc/ns_pickOne/ns_pickOne.html': '<template><c-ns_pick-one></c-ns_pick-one></template>',
        'lwc/ns_pickOne/ns_pickOne.js-meta.xml':
            '<LightningComponentBundle><apiVersion>65.0</apiVersion><isExposed>false</isExposed></LightningComponentBundle>',
        'permissionsets/A.permissionset':
            '<PermissionSet><label>A</label><objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>UserExternalCredential</object><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>'
    };

    test('what orgs export is taken, and the same with a mistake is not', () => {
        const told = (changes: Record<string, [from: string, to: string]>): string[] => {
            const files = Object.entries(EXPORTED).map(([name, text]) => [
                name,
                text.replace(...(changes[name] ?? ['', '']))
            ]);
            const project = makeProject(Object.fromEntries(files) as Record<string, string>);
            try {
                return checkedSchema([project.folder]).problems.map((one) => one.message);
            } finally {
                project.remove();
            }
        };
        expect(told({})).toEqual([]);
        expect(
            told({
                'objects/Thing__c.object': ['User.FirstName', 'User.Forename'],
                'objects/Setting__mdt.object': ['EntityParticle', 'Account'],
                'tabs/Thing__c.tab': ['218', '999'],
                'lwc/ns_pickOne/ns_pickOne.html': ['<c-ns_pick-one>', '<c-ns_pick-two>'],
                'permissionsets/A.permissionset': ['UserExternalCredential', 'UserExternalThing']
            }).sort()
        ).toEqual([
            expect.stringContaining('no object named UserExternalThing'),
            expect.stringContaining('A metadata relationship refers to a custom metadata type'),
            expect.stringContaining('there is no motif Custom999'),
            expect.stringContaining('The component c-ns_pick-two does not exist'),
            expect.stringContaining('Field Forename does not exist')
        ]);
    });

    // Metadata API: Role, parentRole; Queue, queueSobject: objects whose records have owners.
    test('a role stands below one that is there, and a queue has what somebody can own', () => {
        const role = (name: string, parent: string): string =>
            `<Role><caseAccessLevel>Edit</caseAccessLevel><contactAccessLevel>Edit</contactAccessLevel><name>${name}</name><opportunityAccessLevel>Edit</opportunityAccessLevel>${parent}</Role>`;
        const told = (parent: string, queued: string): string[] => {
            const project = makeProject({
                'objects/Thing__c.object': objectXml('Thing', ''),
                'objects/Setting__mdt.object':
                    '<CustomObject><label>Setting</label><pluralLabel>Settings</pluralLabel></CustomObject>',
                'queues/Q.queue': `<Queue><doesSendEmailToMembers>false</doesSendEmailToMembers><name>Q</name><queueSobject><sobjectType>${queued}</sobjectType></queueSobject></Queue>`,
                'roles/Boss.role': role('Boss', ''),
                'roles/Clerk.role': role('Clerk', `<parentRole>${parent}</parentRole>`)
            });
            try {
                return checkedSchema([project.folder]).problems.map((one) => one.message);
            } finally {
                project.remove();
            }
        };
        expect(told('Boss', 'Thing__c')).toEqual([]);
        expect(told('Chief', 'Thing__c')).toEqual(['In field: parentRole - no Role named Chief found']);
        expect(told('Boss', 'Setting__mdt')).toEqual(['Setting__mdt has no owner and no queue']);
    });

    test('elements that only older API versions have are not judged in sources of one', () => {
        const page =
            '<FlexiPage><flexiPageRegions><componentInstances><componentName>flexipage:richText</componentName></componentInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>A</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type></FlexiPage>';
        const judged = (version: string): { problems: number; notJudged: number } => {
            const project = makeProject({ 'force-app/flexipages/A.flexipage-meta.xml': page });
            writeFileSync(
                join(project.folder, 'sfdx-project.json'),
                `{"packageDirectories":[{"path":"force-app"}],"sourceApiVersion":"${version}"}`
            );
            try {
                const { problems, notJudged } = checkedSchema([project.folder]);
                return { problems: problems.length, notJudged: notJudged.length };
            } finally {
                project.remove();
            }
        };
        expect(judged('39.0')).toEqual({ problems: 0, notJudged: 1 });
        expect(judged('65.0')).toEqual({ problems: 1, notJudged: 0 });
    });
});
