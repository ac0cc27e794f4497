import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A campus that is to be added, and the one that it is made like. */
export interface NewCampus {
    /** developer name, such as `ANS`: the value of the picklist, and part of every other name */
    name: string;
    /** what people read, such as `CU Anschutz` */
    label: string;
    /** developer name of the campus that is there already */
    like: string;
}

/** What begins with a capital letter and is a part of developer names; the prefix of public groups has to leave room for theirs. */
const NAME = /^[A-Z][A-Za-z0-9]{1,9}$/;

/** What a campus has of its own, as files; # stands for its name. */
const OWN_FILES = [
    'customMetadata/Campus.#.md-meta.xml',
    'groups/eComm_Specialists_#.group-meta.xml',
    'objects/Contact/fields/#_Email__c.field-meta.xml'
];

/** The folders with files that name every campus, and the elements of those files of which each campus has one of its own. */
const SHARED = ['dashboards', 'globalValueSets', 'layouts', 'permissionsets', 'reports', 'sharingRules'];
const ELEMENTS =
    /[ \t]*<(customValue|dashboardFilterOptions|fieldPermissions|folderShares|layoutItems|sharingCriteriaRules)>[\s\S]*?<\/\1>\r?\n/g;

/**
 * Adds a campus to the metadata: whatever another campus has. Nothing is written when something is wrong.
 * @param sources folder of the metadata, `force-app/main/default`
 * @param campus  the campus
 * @returns the files that are new or changed, relative to the folder
 * @throws Error when a name cannot be one, when the campus is there already, or the other one is not
 */
export function addCampus(sources: string, { name, label, like }: NewCampus): string[] {
    if (!NAME.test(name)) {
        throw new Error(
            `${name} cannot be the name of a campus: two to ten letters and digits, a capital letter first.`
        );
    }
    const record = (campus: string): string => OWN_FILES[0]!.replace('#', campus);
    if (existsSync(join(sources, record(name)))) {
        throw new Error(`There is a campus ${name} already.`);
    }
    if (!existsSync(join(sources, record(like)))) {
        throw new Error(`There is no campus ${like} to make it like.`);
    }
    const likeLabel = labelOf(readFileSync(join(sources, record(like)), 'utf8'));
    const token = new RegExp(`(?<![A-Za-z0-9])${like}(?![A-Za-z0-9])`, 'g');
    const renamed = (text: string): string => text.replaceAll(likeLabel, escaped(label)).replaceAll(token, name);
    const written = new Map<string, string>();
    for (const file of OWN_FILES) {
        const text = renamed(readFileSync(join(sources, file.replace('#', like)), 'utf8'));
        written.set(
            file.replace('#', name),
            text.replace(/(<field>Sort_Order__c<[\s\S]*?>)[\d.]+(?=<)/, `$1${last(sources)}`)
        );
    }
    for (const file of SHARED.flatMap((folder) => filesIn(sources, folder))) {
        const text = readFileSync(join(sources, file), 'utf8');
        const added = text.replace(ELEMENTS, (element) =>
            element.search(token) >= 0 ? element + renamed(element) : element
        );
        if (added !== text) {
            written.set(file, added);
        }
    }
    for (const [file, text] of written) {
        writeFileSync(join(sources, file), text);
    }
    return [...written.keys()];
}

function labelOf(record: string): string {
    return /<label>([^<]*)<\/label>/.exec(record)![1]!;
}

function escaped(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The place after all others in lists of campuses. */
function last(sources: string): string {
    const records = readdirSync(join(sources, 'customMetadata')).filter((file) => file.startsWith('Campus.'));
    return `${records.length + 1}.0`;
}

function filesIn(sources: string, folder: string): string[] {
    return readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('-meta.xml'))
        .map((file) => join(folder, file));
}
