import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf, type Answer } from '../answers.ts';

/** What the checks must know of the project and of how the org has configured it. */
export interface ProjectFacts {
    /** API version of the sources, such as `67.0` */
    apiVersion: string;
    /** newest API version of the org */
    orgVersion: string;
    instanceUrl: string;
    /** who deploys */
    runningUser: string;
    /** who the jobs shall run as, or null where nobody was named */
    automationUser: string | null;
    classes: string[];
    triggers: string[];
    /** custom objects, custom metadata types included */
    objects: string[];
    /** custom fields of Contact */
    contactFields: string[];
    permissionSets: string[];
    /** values of the policy by field */
    policy: Record<string, string | null>;
    /** developer names of the groups of specialists */
    specialistGroups: string[];
    /** fields of Contact that hold the university e-mails, one of each campus */
    campusEmailFields: string[];
    /** names of the permission sets that let read the e-mail fields of the campuses that are shipped */
    emailFieldSets: string[];
}

/** What configures the org, where the license changes are there already. */
export const CONFIGURATION = [
    "SELECT User_Profile__c, Chatter_Group__c, Agreement_Campaign__c, Sender_Address__c FROM Provisioning_Policy__mdt WHERE DeveloperName = 'Default'",
    'SELECT Specialist_Group__c, Email_Field__c FROM Campus__mdt'
] as const;

/**
 * @param root folder of the repository
 * @param org who asks, and what
 * @param answers to CONFIGURATION; where the org refuses them, what would be deployed counts
 */
export function projectFacts(
    root: string,
    org: Pick<ProjectFacts, 'orgVersion' | 'instanceUrl' | 'runningUser' | 'automationUser'>,
    [policy, campuses]: readonly (Answer | undefined)[]
): ProjectFacts {
    const source = join(root, 'force-app', 'main', 'default');
    const files = (folder: string): string[] =>
        readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' }).map((one) =>
            one.replaceAll('\\', '/')
        );
    const names = (folder: string, suffix: string): string[] =>
        files(folder)
            .filter((file) => file.endsWith(suffix))
            .map((file) => file.split('/').at(-1)!.slice(0, -suffix.length));
    const shipped = (type: string): Record<string, string>[] =>
        files('customMetadata')
            .filter((file) => file.startsWith(`${type}.`))
            .map((file) => valuesOf(readFileSync(join(source, 'customMetadata', file), 'utf8')));
    const project = JSON.parse(readFileSync(join(root, 'sfdx-project.json'), 'utf8')) as { sourceApiVersion: string };
    const ofOrg = (answer: Answer | undefined): Record<string, string | null>[] =>
        answer?.ok ? (rowsOf(answer.json) as Record<string, string | null>[]) : [];
    const [configured] = [...ofOrg(policy), ...shipped('Provisioning_Policy')];
    const configuredCampuses = ofOrg(campuses).length ? ofOrg(campuses) : shipped('Campus');
    const PERMISSION_SET = '.permissionset-meta.xml';
    return {
        ...org,
        apiVersion: project.sourceApiVersion,
        classes: names('classes', '.cls'),
        triggers: names('triggers', '.trigger'),
        objects: names('objects', '.object-meta.xml').filter((name) => /__(?:c|mdt)$/.test(name)),
        contactFields: names('objects/Contact/fields', '.field-meta.xml'),
        permissionSets: names('permissionsets', PERMISSION_SET),
        policy: configured!,
        specialistGroups: configuredCampuses.flatMap((one) => one['Specialist_Group__c'] ?? []),
        campusEmailFields: configuredCampuses.flatMap((one) => one['Email_Field__c'] ?? []),
        emailFieldSets: names('permissionsets', PERMISSION_SET).filter((name) => {
            const text = readFileSync(join(source, 'permissionsets', name + PERMISSION_SET), 'utf8');
            return shipped('Campus').some((one) => text.includes(`<field>Contact.${one['Email_Field__c']}</field>`));
        })
    };
}

function valuesOf(text: string): Record<string, string> {
    const values = [...text.matchAll(/<field>(\w+)<\/field>\s*<value[^>]*>([^<]*)<\/value>/g)];
    return Object.fromEntries(values.map(([, field, value]) => [field!, value!]));
}
