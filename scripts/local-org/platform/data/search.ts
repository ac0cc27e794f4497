import { search } from '../../database/sosl/search.ts';
import { currentSession } from '../../database/session.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { accessOf, type AccessLevelValue } from './access.ts';

function run(text: string, level: AccessLevelValue | null): ApexList {
    const binds = currentSession().dynamicBinds;
    const lists = search(
        currentSession(),
        text,
        (expression) =>
            binds ? binds(expression) : throwApex('System.QueryException', `Variable does not exist: ${expression}`),
        accessOf(level)
    );
    return new ApexList(
        'List<SObject>',
        lists.map((records) => new ApexList('SObject', records))
    );
}

export const searchClass = defineClass({
    name: 'System.Search',
    statics: {
        'List<List<SObject>> query(String sosl)': (sosl: string) => run(sosl, null),
        'List<List<SObject>> query(String sosl, AccessLevel level)': run
    }
});
