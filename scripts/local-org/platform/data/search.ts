import { search } from '../../database/sosl/search.ts';
import { currentSession } from '../../database/session.ts';
import { throwApex } from '../../values/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import type { SObject } from '../../values/sobject.ts';
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

/** What `Search.find` gives: the records of each object that the search returns. */
class ResultsValue {
    readonly apexType = 'Search.SearchResults';
    readonly found: ApexList;

    constructor(found: ApexList) {
        this.found = found;
    }

    /** @param object API name; of an object that the search does not return there is no result */
    of(object: string): ApexList {
        const lists = this.found.items as ApexList[];
        const records = lists.flatMap((list) => list.items as SObject[]);
        return new ApexList(
            'Search.SearchResult',
            records
                .filter(({ type }) => type.name.toLowerCase() === object.toLowerCase())
                .map((one) => new ResultValue(one))
        );
    }
}

class ResultValue {
    readonly apexType = 'Search.SearchResult';
    readonly record: SObject;

    constructor(record: SObject) {
        this.record = record;
    }
}

export const searchClass = defineClass({
    name: 'System.Search',
    statics: {
        'Search.SearchResults find(String sosl)': (sosl: string) => new ResultsValue(run(sosl, null)),
        'Search.SearchResults find(String sosl, AccessLevel level)': (sosl: string, level: AccessLevelValue | null) =>
            new ResultsValue(run(sosl, level)),
        'List<List<SObject>> query(String sosl)': (sosl: string) => run(sosl, null),
        'List<List<SObject>> query(String sosl, AccessLevel level)': run
    }
});

export const searchResultClasses = [
    defineClass({
        name: 'Search.SearchResults',
        methods: {
            'List<Search.SearchResult> get(String sObjectType)': (self: ResultsValue, object: string) => self.of(object)
        }
    }),
    defineClass({
        name: 'Search.SearchResult',
        methods: { 'SObject getSObject()': (self: ResultValue) => self.record }
    })
];
