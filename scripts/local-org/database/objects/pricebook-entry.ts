import type { ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'PricebookEntry',
    access: { like: 'Pricebook2' },
    /** Name and code are the product's. */
    prepare: (session, { record }) => {
        const product = session.store.get(`SELECT "Name", "ProductCode" FROM "Product2" WHERE "Id" = ?`, [
            String(record.values.get('product2id') ?? '')
        ]);
        record.values.set('name', product?.['Name'] ?? null);
        record.values.set('productcode', product?.['ProductCode'] ?? null);
    }
} satisfies ObjectBehaviour;
