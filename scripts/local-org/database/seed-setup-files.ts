import { existsSync, readFileSync } from 'node:fs';
import { staticResourceFile } from '../schema/static-resource-file.ts';
import { xmlFlag, xmlText, type Xml } from '../schema/xml.ts';
import { quote } from './columns.ts';
import type { SqlValue } from './convert.ts';
import type { Seeder } from './seeder.ts';

/** As bytes: long texts are slow to hand over to the database one character after the other. */
function writeText(seeder: Seeder, object: string, column: string, id: string, body: Buffer | null): void {
    seeder.store.run(`UPDATE ${quote(object)} SET ${quote(column)} = CAST(? AS TEXT) WHERE "Id" = ?`, [body, id]);
}

function sourceOf(meta: string): Buffer | null {
    const source = meta.replace(/-meta\.xml$/, '');
    return existsSync(source) ? readFileSync(source) : null;
}

/** Rows of classes and triggers, with their source. */
function seedCode(seeder: Seeder): void {
    for (const object of ['ApexClass', 'ApexTrigger'] as const) {
        for (const file of seeder.store.schema.metadata(object)) {
            const body = sourceOf(file.file);
            const id = seeder.put(
                object,
                { Name: file.name },
                {
                    Status: String(file.content['status'] ?? 'Active'),
                    ApiVersion: Number(file.content['apiVersion'] ?? 0),
                    LengthWithoutComments: body?.toString('utf8').length ?? 0
                }
            );
            writeText(seeder, object, 'Body', id, body);
        }
    }
}

/** Rows of Visualforce pages and components, with their markup. */
function seedPages(seeder: Seeder): void {
    for (const object of ['ApexPage', 'ApexComponent'] as const) {
        for (const { name, file, content } of seeder.store.schema.metadata(object)) {
            const id = seeder.put(
                object,
                { Name: name },
                {
                    ApiVersion: Number(content['apiVersion'] ?? 0),
                    MasterLabel: xmlText(content as Xml, 'label') ?? name,
                    Description: xmlText(content as Xml, 'description')
                }
            );
            writeText(seeder, object, 'Markup', id, sourceOf(file));
        }
    }
}

function seedStaticResources(seeder: Seeder): void {
    for (const { name, file, content } of seeder.store.schema.metadata('StaticResource')) {
        const source = staticResourceFile(file);
        const body = source === null ? null : readFileSync(source);
        seeder.put(
            'StaticResource',
            { Name: name },
            {
                Body: body,
                BodyLength: body?.length ?? 0,
                ContentType: xmlText(content as Xml, 'contentType'),
                CacheControl: xmlText(content as Xml, 'cacheControl'),
                Description: xmlText(content as Xml, 'description')
            }
        );
    }
}

/** The project's list views, and those that every org has of its standard objects. */
function seedListViews(seeder: Seeder): void {
    const { schema } = seeder.store;
    const put = (object: string, name: string, label: string): unknown =>
        seeder.put('ListView', { SobjectType: object, DeveloperName: name }, { Name: label, IsSoqlCompatible: 1 });
    for (const { name, file, content } of schema.metadata('ListView')) {
        const [object, own] = name.includes('.')
            ? (name.split('.') as [string, string])
            : [/objects[\\/]([^\\/]+)[\\/]listViews[\\/]/.exec(file)?.[1] ?? '', name];
        put(object, own, xmlText(content as Xml, 'label') ?? own);
    }
    for (const object of schema.objects.values()) {
        if (object.kind === 'standard' && object.layoutable) {
            const plural = object.pluralLabel.replace(/\W/g, '');
            put(object.name, `All${plural}`, `All ${object.pluralLabel}`);
            put(object.name, `My${plural}`, `My ${object.pluralLabel}`);
            put(object.name, `RecentlyViewed${plural}`, `Recently Viewed ${object.pluralLabel}`);
        }
    }
}

/** A row for each file of a type, by its developer name. */
function seedByName(
    seeder: Seeder,
    object: string,
    columnsOf: (content: Xml, label: string) => Record<string, SqlValue>,
    nameOf: (content: Xml) => string | null = () => null
): void {
    for (const { name, content } of seeder.store.schema.metadata(object)) {
        const xml = content as Xml;
        const label = xmlText(xml, 'masterLabel') ?? xmlText(xml, 'label') ?? name;
        seeder.put(object, { DeveloperName: nameOf(xml) ?? name }, { MasterLabel: label, ...columnsOf(xml, label) });
    }
}

function seedNamedCredentials(seeder: Seeder): void {
    seedByName(seeder, 'NamedCredential', (content) => ({
        Endpoint: xmlText(content, 'endpoint'),
        PrincipalType: xmlText(content, 'principalType')
    }));
}

function seedCachePartitions(seeder: Seeder): void {
    seedByName(seeder, 'PlatformCachePartition', (content) => ({
        Description: xmlText(content, 'description'),
        IsDefaultPartition: xmlFlag(content, 'isDefaultPartition') ? 1 : 0,
        Language: 'en_US'
    }));
}

/** The custom notification types; one whose file is gone cannot be sent any more. */
function seedNotificationTypes(seeder: Seeder): void {
    seedByName(
        seeder,
        'CustomNotificationType',
        (content, label) => ({
            CustomNotifTypeName: label,
            Description: xmlText(content, 'description'),
            Desktop: xmlFlag(content, 'desktop') ? 1 : 0,
            Mobile: xmlFlag(content, 'mobile') ? 1 : 0,
            Language: 'en_US'
        }),
        (content) => xmlText(content, 'customNotifTypeName')
    );
    seeder.sweep('CustomNotificationType', '1');
}

/** Rows that stand for files of the project which an org shows as records. */
export function seedSetupFiles(seeder: Seeder): void {
    seedCode(seeder);
    seedPages(seeder);
    seedStaticResources(seeder);
    seedListViews(seeder);
    seedNamedCredentials(seeder);
    seedCachePartitions(seeder);
    seedNotificationTypes(seeder);
}
