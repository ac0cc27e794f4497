import type { ObjectBehaviour } from './behaviour.ts';

export default {
    object: 'EntityDefinition',
    rows: (session, asked) => {
        const names = (asked.get('qualifiedapiname') ?? asked.get('developername') ?? asked.get('durableid')) as
            string[] | undefined;
        const all = [...session.schema.objects.values()].filter((one) => !one.virtual);
        const chosen = names
            ? all.filter((one) => names.some((name) => String(name).toLowerCase() === one.name.toLowerCase()))
            : all;
        return chosen.map((one) => ({
            id: null,
            durableid: one.name,
            qualifiedapiname: one.name,
            developername: one.name.replace(/__\w+$/, ''),
            label: one.label,
            masterlabel: one.label,
            plurallabel: one.pluralLabel,
            keyprefix: one.keyPrefix,
            namespaceprefix: null,
            iscustomsetting: one.isCustomSetting,
            iscustomizable: one.custom || (one.kind === 'standard' && one.layoutable),
            islayoutable: one.layoutable,
            issearchable: one.searchable,
            isfeedenabled: one.feedEnabled,
            isqueryable: one.queryable,
            isapextriggerable: one.kind === 'custom' || one.kind === 'standard',
            internalsharingmodel: one.sharingModel
        }));
    }
} satisfies ObjectBehaviour;
