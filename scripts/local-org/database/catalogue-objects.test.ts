import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from '../schema/index.ts';
import { openStore } from './open-store.ts';
import { openTestOrg, type TestOrg } from './testing.ts';

describe('standard objects that only the catalogue knows', () => {
    let org: TestOrg;
    beforeEach(() => {
        org = openTestOrg({});
    });
    afterEach(() => org.close());

    it('take and give records', () => {
        expect(org.schema.objects.has('workorder')).toBe(false);
        const [account] = org.insert('Account', { Name: 'Acme' });
        const [order] = org.insert('WorkOrder', { Subject: 'Lamp', AccountId: account!.id });
        expect(order!.id).toHaveLength(18);
        const [found] = org.query('SELECT Subject, Account.Name, Owner.Name FROM WorkOrder');
        expect(found!.get('Subject')).toBe('Lamp');
        expect(
            org.query('SELECT Id, (SELECT Id FROM WorkOrders) FROM Account')[0]!.children('workorders')
        ).toMatchObject({
            items: [{ typeName: 'WorkOrder' }]
        });
    });

    it('refuse what the platform does not have', () => {
        expect(() => org.query('SELECT Colour FROM WorkOrder')).toThrow(
            "No such column 'Colour' on entity 'WorkOrder'"
        );
        expect(() => org.query('SELECT Id FROM WorkOrdr')).toThrow("sObject type 'WorkOrdr' is not supported");
    });

    it('throw where their rows are made of metadata', () => {
        expect(() => org.query('SELECT Id FROM FlowDefinitionView')).toThrow(
            'Unsupported: queries on FlowDefinitionView'
        );
    });

    it('keep their table when the transaction that named them is rolled back', () => {
        org.store.begin();
        org.insert('WorkOrder', { Subject: 'Lamp' });
        org.store.rollback();
        expect(org.query('SELECT Id FROM WorkOrder')).toEqual([]);
        org.insert('WorkOrder', { Subject: 'Door' });
        expect(org.count('SELECT count() FROM WorkOrder')).toBe(1);
    });

    it('are known again, under the same key prefix, when a file is opened again', () => {
        const folder = mkdtempSync(join(tmpdir(), 'local-org-catalogue-'));
        try {
            const file = join(folder, 'org.db');
            const first = openStore(file, loadSchema([]));
            const prefix = first.schema.object('WorkOrder')!.keyPrefix;
            first.close();
            const second = openStore(file, loadSchema([]));
            expect(second.schema.objectByPrefix(prefix)?.name).toBe('WorkOrder');
            second.close();
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});
