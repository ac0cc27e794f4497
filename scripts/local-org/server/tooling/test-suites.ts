import { quote } from '../../database/columns.ts';
import type { Store } from '../../database/store.ts';
import { systemRow, writeRow } from '../../database/system-rows.ts';
import type { OrgSchema } from '../../schema/model.ts';
import { xmlTexts, type Xml } from '../../schema/xml.ts';
import { classIds } from './class-ids.ts';

/** A test suite of the project. */
export interface TestSuite {
    id: string;
    name: string;
    /** names of its classes */
    classes: string[];
}

/**
 * Makes ApexTestSuite and TestSuiteMembership say what the project's files say; what is there already keeps its id.
 * @param schema what the Tooling API sees
 * @param now the org's time
 */
export function writeTestSuites(store: Store, schema: OrgSchema, now: number): void {
    const ids = classIds(store);
    const written: string[] = [];
    const put = (name: string, values: Record<string, string>): string => {
        const where = Object.keys(values)
            .map((one) => `${quote(one)} = ?`)
            .join(' AND ');
        const found = store.get(`SELECT "Id" FROM ${quote(name)} WHERE ${where}`, Object.values(values));
        const object = schema.object(name)!;
        const row = { ...systemRow(store, object, now, null), ...values };
        const id = String(found?.['Id'] ?? row.Id);
        if (!found) {
            writeRow(store, object, row);
        }
        written.push(id);
        return id;
    };
    for (const { name, content } of store.schema.metadata('ApexTestSuite')) {
        const suiteId = put('ApexTestSuite', { TestSuiteName: name });
        for (const one of xmlTexts(content as Xml, 'testClassName')) {
            const classId = ids.get(one.toLowerCase());
            if (classId) {
                put('TestSuiteMembership', { ApexTestSuiteId: suiteId, ApexClassId: classId });
            }
        }
    }
    for (const name of ['TestSuiteMembership', 'ApexTestSuite']) {
        store.run(`DELETE FROM ${quote(name)} WHERE "Id" NOT IN (${written.map(() => '?').join(', ')})`, written);
    }
}

/** @returns the project's test suites */
export function testSuites(store: Store): TestSuite[] {
    const classes = store.all(
        `SELECT m."ApexTestSuiteId" AS suite, c."Name" AS name FROM "TestSuiteMembership" m JOIN "ApexClass" c ON c."Id" = m."ApexClassId"`
    );
    return store.all('SELECT "Id" AS id, "TestSuiteName" AS name FROM "ApexTestSuite"').map(({ id, name }) => ({
        id: String(id),
        name: String(name),
        classes: classes.filter(({ suite }) => suite === id).map((one) => String(one['name']))
    }));
}
