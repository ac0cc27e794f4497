import apex.common.base.Initializer;
import apex.jorje.semantic.bcl.DmlOperation;
import apex.jorje.semantic.compiler.Namespaces;
import apex.jorje.semantic.symbol.member.variable.DynamicFieldInfoFactory;
import apex.jorje.semantic.symbol.member.variable.FieldInfo;
import apex.jorje.semantic.symbol.member.variable.FieldTable;
import apex.jorje.semantic.symbol.member.variable.MultipleFieldTable;
import apex.jorje.semantic.symbol.member.variable.SObjectFieldInfo;
import apex.jorje.semantic.symbol.type.AbstractTypeInfo;
import apex.jorje.semantic.symbol.type.BasicType;
import apex.jorje.semantic.symbol.type.GenericTypeInfoFactory;
import apex.jorje.semantic.ast.modifier.ModifierGroups;
import apex.jorje.semantic.symbol.type.SObjectMetadata;
import apex.jorje.semantic.symbol.type.SObjectTypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfo;
import apex.jorje.semantic.symbol.type.TypeInfos;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of standard and custom objects: the stubs' fields together with the project's custom fields. */
final class SObjectTypes {
    private static final List<String> ID_FIELDS = List.of("Id", "OwnerId", "CreatedById", "LastModifiedById", "RecordTypeId");
    private static final List<String> DATETIME_FIELDS = List.of("CreatedDate", "LastModifiedDate", "SystemModstamp");
    private static final List<String> METADATA_FIELDS =
        List.of("DeveloperName", "MasterLabel", "QualifiedApiName", "Label", "Language", "NamespacePrefix");

    private final PlatformTypes platform;
    private final PlatformClasses classes;
    private final ProjectMetadata project;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, SObjectTypeInfo> cache = new HashMap<>();
    /** Lower-case parent to child relationship name to child object. */
    private final Map<String, Map<String, String>> childrenOf = new HashMap<>();

    SObjectTypes(PlatformTypes platform, PlatformClasses classes, ProjectMetadata project) {
        this.platform = platform;
        this.classes = classes;
        this.project = project;
        names.putAll(classes.standardObjects);
        for (String object : project.customObjects) {
            names.put(object.toLowerCase(), object);
            if (object.endsWith("__c") && !project.customSettings.containsKey(object)) {
                for (String suffix : List.of("Share", "History", "Feed")) {
                    String derived = object.replaceAll("c$", suffix);
                    names.put(derived.toLowerCase(), derived);
                }
            }
        }
        project.fieldsByObject.forEach((object, fields) -> {
            for (ProjectMetadata.Field field : fields) {
                if (field.childRelationship() != null && field.referenceTo() != null) {
                    childrenOf.computeIfAbsent(field.referenceTo().toLowerCase(), key -> new LinkedHashMap<>())
                        .put(field.childRelationship() + "__r", object);
                }
            }
        });
    }

    boolean isCustomMetadata(String name) {
        return name.endsWith("__mdt");
    }

    /** API names of every object. */
    Collection<String> names() {
        return names.values();
    }

    /** API names of an object's own fields. */
    List<String> regularFieldsOf(String object) {
        return find(object).fields().all().stream()
            .filter(field -> field instanceof SObjectFieldInfo own && own.getCategory() == SObjectFieldInfo.Category.REGULAR)
            .map(FieldInfo::getName)
            .toList();
    }

    /** The object of that name in any case, or null. */
    SObjectTypeInfo find(String name) {
        if (name == null) {
            return null;
        }
        String key = name.toLowerCase();
        SObjectTypeInfo known = cache.get(key);
        String apiName = names.get(key);
        if (known != null || apiName == null) {
            return known;
        }
        SObjectTypeInfo.Builder builder = SObjectTypeInfo.builder();
        builder.setMetadata(
            SObjectMetadata.builder()
                .setEditable(true)
                .setCustomEntitySObjectType(kindOf(apiName))
                .setTriggerable(true)
                .setSupportedDml(supportedDml(apiName))
                .setLookupFieldPredicate((type, field) -> true)
                .build()
        );
        builder.setNamespace(Namespaces.EMPTY);
        builder.setApexBytecodeName(apiName);
        builder.setFields((Initializer<FieldTable, TypeInfo>) type -> fieldsOf(apiName, type));
        SObjectTypeInfo built = (SObjectTypeInfo) (AbstractTypeInfo) builder.buildResolved();
        cache.put(key, built);
        return built;
    }

    private EnumSet<DmlOperation> supportedDml(String object) {
        EnumSet<DmlOperation> supported = EnumSet.allOf(DmlOperation.class);
        supported.removeIf(operation -> project.notWritten.contains(object + "\t" + operation.name().toLowerCase()));
        return supported;
    }

    /** Custom metadata types and custom settings have `getAll` and `getInstance`, which the compiler adds itself. */
    private SObjectMetadata.CustomEntitySObjectType kindOf(String object) {
        if (isCustomMetadata(object)) {
            return SObjectMetadata.CustomEntitySObjectType.CUSTOM_METADATA_TYPE;
        }
        return switch (project.customSettings.getOrDefault(object, "")) {
            case "Hierarchy" -> SObjectMetadata.CustomEntitySObjectType.HIERARCHY_CUSTOM_SETTING;
            case "List" -> SObjectMetadata.CustomEntitySObjectType.LIST_CUSTOM_SETTING;
            default -> SObjectMetadata.CustomEntitySObjectType.OTHER;
        };
    }

    private FieldTable fieldsOf(String object, TypeInfo type) {
        FieldTable table = new MultipleFieldTable();
        table.add(
            DynamicFieldInfoFactory.createNoValidationOrCodeGenNeededField(type, platform.describe("sobjecttype"), "SObjectType")
        );
        Fields fields = new Fields(table, type, object);
        if (object.contains("__")) {
            addSystemFields(object, fields);
        } else {
            addStandardFields(object, fields);
        }
        for (ProjectMetadata.Field field : project.fieldsByObject.getOrDefault(object, List.of())) {
            addCustomField(field, fields);
        }
        childrenOf.getOrDefault(object.toLowerCase(), Map.of()).forEach((relationship, child) ->
            fields.add(relationship, GenericTypeInfoFactory.createList(find(child)), SObjectFieldInfo.Category.AGGREGATE));
        return table.resolve();
    }

    private void addStandardFields(String object, Fields fields) {
        Class<?> stub = classes.load(PlatformClasses.PACKAGE + "SObjects." + object);
        for (Class<?> level = stub; level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                TypeInfo type = platform.typeOf(field.getGenericType());
                fields.add(PlatformClasses.withoutDollar(field.getName()), type, categoryOf(type));
            }
        }
        fields.add("Id", TypeInfos.ID, SObjectFieldInfo.Category.REGULAR);
    }

    private static SObjectFieldInfo.Category categoryOf(TypeInfo type) {
        if (type instanceof SObjectTypeInfo) {
            return SObjectFieldInfo.Category.FOREIGN_KEY;
        }
        return type.getBasicType() == BasicType.LIST
            ? SObjectFieldInfo.Category.AGGREGATE
            : SObjectFieldInfo.Category.REGULAR;
    }

    private void addSystemFields(String object, Fields fields) {
        SObjectFieldInfo.Category regular = SObjectFieldInfo.Category.REGULAR;
        ID_FIELDS.forEach(name -> fields.add(name, TypeInfos.ID, regular));
        DATETIME_FIELDS.forEach(name -> fields.add(name, TypeInfos.DATE_TIME, regular));
        fields.add("Name", TypeInfos.STRING, regular);
        fields.add("IsDeleted", TypeInfos.BOOLEAN, regular);
        fields.add("CreatedBy", find("User"), SObjectFieldInfo.Category.FOREIGN_KEY);
        fields.add("LastModifiedBy", find("User"), SObjectFieldInfo.Category.FOREIGN_KEY);
        fields.add("RecordType", find("RecordType"), SObjectFieldInfo.Category.FOREIGN_KEY);
        fields.add("Owner", find("Name"), SObjectFieldInfo.Category.FOREIGN_KEY);
        if (isCustomMetadata(object)) {
            METADATA_FIELDS.forEach(name -> fields.add(name, TypeInfos.STRING, regular));
        }
        if (project.customSettings.containsKey(object)) {
            fields.add("SetupOwnerId", TypeInfos.ID, regular);
        }
        if (object.endsWith("__Share")) {
            fields.add("ParentId", TypeInfos.ID, regular);
            fields.add("UserOrGroupId", TypeInfos.ID, regular);
            fields.add("AccessLevel", TypeInfos.STRING, regular);
            fields.add("RowCause", TypeInfos.STRING, regular);
        } else if (object.endsWith("__History")) {
            fields.add("ParentId", TypeInfos.ID, regular);
            fields.add("Field", TypeInfos.STRING, regular);
            fields.add("OldValue", TypeInfos.OBJECT, regular);
            fields.add("NewValue", TypeInfos.OBJECT, regular);
        }
    }

    private void addCustomField(ProjectMetadata.Field field, Fields fields) {
        if (field.type() == null) {
            return;
        }
        TypeInfo type = switch (field.type()) {
            case "Number", "Currency", "Percent", "Summary" -> TypeInfos.DECIMAL;
            case "Checkbox" -> TypeInfos.BOOLEAN;
            case "Date" -> TypeInfos.DATE;
            case "DateTime" -> TypeInfos.DATE_TIME;
            case "Time" -> TypeInfos.TIME;
            case "Lookup", "MasterDetail", "MetadataRelationship", "Hierarchy" -> TypeInfos.ID;
            default -> TypeInfos.STRING;
        };
        fields.add(field.name(), type, SObjectFieldInfo.Category.REGULAR);
        if (field.referenceTo() != null) {
            fields.add(
                field.name().replaceAll("__c$", "__r"),
                find(field.referenceTo()),
                SObjectFieldInfo.Category.FOREIGN_KEY
            );
        }
    }

    /** Adds fields to the table of one object, each name once. */
    private final class Fields {
        private final FieldTable table;
        private final TypeInfo object;
        private final String objectName;
        private final Set<String> done = new HashSet<>();

        Fields(FieldTable table, TypeInfo object, String objectName) {
            this.table = table;
            this.object = object;
            this.objectName = objectName;
        }

        void add(String name, TypeInfo type, SObjectFieldInfo.Category category) {
            if (type == null || !done.add(name.toLowerCase())) {
                return;
            }
            boolean regular = category == SObjectFieldInfo.Category.REGULAR;
            SObjectFieldInfo.Builder field = SObjectFieldInfo.builder();
            field.setName(name);
            field.setModifiers(ModifierGroups.ONLY_GLOBAL);
            if (project.notWritten.contains(objectName + "." + name)) {
                field.setValidateStoreFunction((validator, info, context) -> {
                    String message = "Field is not writeable: " + objectName + "." + name;
                    validator.getScope().getErrors().markInvalid(validator.getNode(), context.loc, message);
                    return false;
                });
            }
            field.setDefiningType(object);
            field.setType(type);
            field.setCategory(category);
            field.setColumnInfo(regular);
            if (name.equalsIgnoreCase("Id")) {
                field.setPrimaryKey(true);
            }
            table.add(field.build());
            if (regular) {
                table.add(
                    DynamicFieldInfoFactory.createNoValidationOrCodeGenNeededField(object, platform.describe("sobjectfield"), name)
                );
            }
        }
    }
}
