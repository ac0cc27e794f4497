import { join } from 'node:path';
import { makeProject } from '../database/testing.ts';
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
});
