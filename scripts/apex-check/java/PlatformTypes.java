import apex.common.base.Initializer;
import apex.jorje.semantic.ast.modifier.*;
import apex.jorje.semantic.common.*;
import apex.jorje.semantic.compiler.*;
import apex.jorje.semantic.compiler.sfdc.*;
import apex.jorje.semantic.symbol.member.method.*;
import apex.jorje.semantic.symbol.member.variable.*;
import apex.jorje.semantic.symbol.resolver.*;
import apex.jorje.semantic.symbol.type.*;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers the compiler's questions about types that are not in the sources: the platform's, and the objects'. */
final class PlatformTypes implements SymbolProvider {
    private static final String INTERNAL_PREFIX = "com/salesforce/api/";
    private static final String BASE_EXCEPTION = "system/apexbaseexception";
    /** Types the compiler resolves by itself; handing it a stub for them would hide their special meaning. */
    private static final Set<String> COMPILERS_OWN = Set.of("system/trigger", "system/object", "system/exception", "system/label");
    /** Types the compiler knows by identity (for-loops, sorting, implicit super class). */
    private static final Map<String, TypeInfo> KNOWN_BY_IDENTITY = Map.of(
        "system/iterable", TestStandardTypeInfos.ITERABLE,
        "system/iterator", TestStandardTypeInfos.ITERATOR,
        "system/comparator", TestStandardTypeInfos.COMPARATOR,
        "system/apexbaseclass", TestStandardTypeInfos.APEX_OBJECT
    );
    private static final ModifierGroup GLOBAL_ABSTRACT = ModifierGroup.builder()
        .addModifiers(ModifierTypeInfos.GLOBAL, ModifierTypeInfos.ABSTRACT)
        .build()
        .resolve();

    private final PlatformClasses classes;
    private final ProjectMetadata project;
    private final SObjectTypes objects;
    private final TestSymbolProvider builtIn = new TestSymbolProvider();
    private final Map<String, TypeInfo> answers = new HashMap<>();
    private final Map<String, TypeInfo> stubs = new HashMap<>();
    private final Map<String, InternalTypeInfo> internals = new HashMap<>();

    PlatformTypes(PlatformClasses classes, ProjectMetadata project) throws IllegalAccessException {
        this.classes = classes;
        this.project = project;
        this.objects = new SObjectTypes(this, classes, project);
        for (Field field : InternalTypeInfos.class.getFields()) {
            if (field.get(null) instanceof InternalTypeInfo type && !type.getBytecodeName().equals("null")) {
                internals.put(String.valueOf(type.getBytecodeName()).toLowerCase(), type);
            }
        }
    }

    @Override
    public TypeInfo find(SymbolResolver resolver, TypeInfo referencing, String name) {
        String key = name.toLowerCase();
        if (!answers.containsKey(key)) {
            TypeInfo type = findStub(key);
            answers.put(key, type == null ? builtIn.find(resolver, referencing, name) : type);
        }
        return answers.get(key);
    }

    private TypeInfo findStub(String key) {
        String path = key;
        if (path.startsWith(INTERNAL_PREFIX)) {
            path = path.substring(INTERNAL_PREFIX.length());
            if (path.startsWith("entity/")) {
                return objects.find(path.substring("entity/".length()));
            }
            path = path.startsWith("exception/") ? "system/" + path.substring("exception/".length()) : path;
            path = path.contains("/") ? path : "system/" + path;
        }
        TypeInfo known = KNOWN_BY_IDENTITY.get(path);
        return known == null ? stub(path) : known;
    }

    /** A type of the namespace Schema that describes objects and fields. */
    TypeInfo describe(String name) {
        return orObject(stub("schema/" + name));
    }

    private static TypeInfo orObject(TypeInfo type) {
        return type == null ? TypeInfos.OBJECT : type;
    }

    private TypeInfo stub(String path) {
        if (COMPILERS_OWN.contains(path)) {
            return null;
        }
        if (!stubs.containsKey(path)) {
            Class<?> stub = path.equals(BASE_EXCEPTION)
                ? classes.load(PlatformClasses.PACKAGE + "System.Exception")
                : classes.find(path);
            stubs.put(path, null); // a type may refer to itself while it is built
            stubs.put(path, stub == null ? null : build(stub, path));
        }
        return stubs.get(path);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the compiler's builders are raw
    private TypeInfo build(Class<?> stub, String path) {
        String relative = stub.getName().substring(PlatformClasses.PACKAGE.length());
        String namespace = relative.substring(0, relative.indexOf('.'));
        String name = PlatformClasses.withoutDollar(relative.substring(relative.indexOf('.') + 1));
        Shape shape = new Shape(stub, name, path.equals(BASE_EXCEPTION));
        InternalTypeInfo internal = internalOf(path, namespace, name);

        AbstractTypeInfo.Builder builder = shape.generic ? GenericTypeInfo.builder() : StandardTypeInfoImpl.builder();
        if (shape.generic) {
            ((GenericTypeInfo.Builder) builder).setTypeArguments(List.of((TypeInfo) ArgumentTypeInfos.T));
        }
        builder.setApexName(internal == null ? namespace + "." + name.replace('$', '.') : internal.getApexName().replace("NoBuiltIn", ""));
        builder.setBytecodeName(internal == null ? namespace + "/" + name : internal.getBytecodeName());
        builder.setNamespace(internal == null || internal.getNamespace() == null ? Namespaces.create(namespace) : internal.getNamespace());
        builder.setBasicType(BasicType.APEX_OBJECT);
        builder.setUnitType(shape.enumeration ? UnitType.ENUM : shape.contract ? UnitType.INTERFACE : UnitType.CLASS);
        builder.setModifiers(shape.modifiers());
        if (shape.baseException) {
            builder.setParents(internal.parents());
        } else {
            builder.setParents(superTypeOf(shape), interfacesOf(stub));
        }
        builder.setFields((Initializer<FieldTable, TypeInfo>) type -> fieldsOf(shape, type));
        builder.setMethods((Initializer<MethodTable, TypeInfo>) type -> methodsOf(shape, type));
        builder.setVirtualMethods((Initializer<MethodTable, TypeInfo>) type -> {
            StandardMethodTable table = new StandardMethodTable();
            for (MethodInfo method : type.methods().all()) {
                if (!method.isConstructor() && !method.getModifiers().has(ModifierTypeInfos.STATIC)) {
                    table.addDuplicatesAllowed(method);
                }
            }
            return table.resolve();
        });
        return builder.buildResolved();
    }

    private InternalTypeInfo internalOf(String path, String namespace, String name) {
        InternalTypeInfo type = internals.get(path);
        type = type == null ? internals.get(INTERNAL_PREFIX + path) : type;
        return type == null && namespace.equals("System") ? internals.get(INTERNAL_PREFIX + name.toLowerCase()) : type;
    }

    /** What kind of Apex type a stub stands for. */
    private static final class Shape {
        final Class<?> stub;
        final boolean baseException;
        final boolean generic;
        final boolean enumeration;
        final boolean contract;
        final boolean exception;

        Shape(Class<?> stub, String name, boolean baseException) {
            this.stub = stub;
            this.baseException = baseException;
            this.generic = stub.getTypeParameters().length > 0;
            this.enumeration = stub.isEnum() || stub.getSuperclass() == Enum.class;
            this.contract = stub.isInterface();
            this.exception = name.endsWith("Exception");
        }

        ModifierGroup modifiers() {
            if (enumeration) {
                return ModifierGroups.GLOBAL_FINAL;
            }
            boolean isAbstract = !baseException && !contract && !exception && Modifier.isAbstract(stub.getModifiers());
            return isAbstract ? ModifierGroups.GLOBAL_ABSTRACT_FINAL : ModifierGroups.GLOBAL_VIRTUAL;
        }

        List<Class<?>> levels() {
            List<Class<?>> levels = new ArrayList<>();
            Class<?> level = stub;
            while (level != null && level != Object.class && !level.getName().startsWith("java.")) {
                levels.add(level);
                level = contract ? null : level.getSuperclass();
            }
            return levels;
        }
    }

    private TypeInfo superTypeOf(Shape shape) {
        if (shape.exception) {
            return stub(BASE_EXCEPTION);
        }
        Class<?> superclass = shape.stub.getSuperclass();
        boolean hasOne = !shape.contract && !shape.enumeration && superclass != null && superclass != Object.class;
        return hasOne ? orObject(typeOf(shape.stub.getGenericSuperclass())) : TypeInfos.OBJECT;
    }

    private List<TypeInfo> interfacesOf(Class<?> stub) {
        List<TypeInfo> interfaces = new ArrayList<>();
        for (Type type : stub.getGenericInterfaces()) {
            TypeInfo mapped = typeOf(type);
            if (mapped != null && mapped != TypeInfos.OBJECT) {
                interfaces.add(mapped);
            }
        }
        return interfaces;
    }

    private FieldTable fieldsOf(Shape shape, TypeInfo type) {
        FieldTable table = new StandardFieldTable();
        Set<String> done = new HashSet<>();
        if (type.getApexName().equalsIgnoreCase("Schema.SObjectType")) {
            for (String object : objects.names()) {
                done.add(object.toLowerCase());
                table.add(field(type, object, describeOf(object), ModifierGroups.GLOBAL_STATIC));
            }
        }
        for (Class<?> level : shape.levels()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isPublic(field.getModifiers()) || field.isSynthetic() || !done.add(field.getName().toLowerCase())) {
                    continue;
                }
                boolean isStatic = Modifier.isStatic(field.getModifiers());
                table.add(
                    field(
                        type,
                        PlatformClasses.withoutDollar(field.getName()),
                        shape.enumeration && field.getType() == shape.stub ? type : typeOf(field.getGenericType()),
                        !isStatic ? ModifierGroups.ONLY_GLOBAL : shape.enumeration ? ModifierGroups.GLOBAL_STATIC_FINAL : ModifierGroups.GLOBAL_STATIC
                    )
                );
            }
        }
        return table.resolve();
    }

    private static StandardFieldInfo field(TypeInfo owner, String name, TypeInfo type, ModifierGroup modifiers) {
        StandardFieldInfo.Builder builder = StandardFieldInfo.builder();
        builder.setName(name);
        builder.setDefiningType(owner);
        builder.setType(type);
        builder.setModifiers(modifiers);
        return builder.build();
    }

    /** The type of `Schema.SObjectType.Account`: a describe whose `fields` has a member for every field of the object. */
    private TypeInfo describeOf(String object) {
        TypeInfo fieldResult = describe("describefieldresult");
        TypeInfo fields = derived(describe("sobjecttypefields"), owner -> objects.regularFieldsOf(object).stream()
            .map(name -> field(owner, name, fieldResult, ModifierGroups.ONLY_GLOBAL)).toList());
        return derived(describe("describesobjectresult"), owner -> List.of(field(owner, "fields", fields, ModifierGroups.ONLY_GLOBAL)));
    }

    /** A type that is `base` in all but some fields more. */
    private static TypeInfo derived(TypeInfo base, java.util.function.Function<TypeInfo, List<StandardFieldInfo>> more) {
        StandardTypeInfoImpl.Builder builder = StandardTypeInfoImpl.builder();
        builder.setApexName(base.getApexName());
        builder.setBytecodeName(base.getBytecodeName());
        builder.setNamespace(base.getNamespace());
        builder.setBasicType(BasicType.APEX_OBJECT);
        builder.setUnitType(UnitType.CLASS);
        builder.setModifiers(ModifierGroups.GLOBAL_VIRTUAL);
        builder.setParents(base, List.of());
        builder.setMethods((Initializer<MethodTable, TypeInfo>) type -> base.methods());
        builder.setVirtualMethods((Initializer<MethodTable, TypeInfo>) type -> base.virtualMethods());
        builder.setFields((Initializer<FieldTable, TypeInfo>) type -> {
            FieldTable table = new StandardFieldTable();
            Set<String> done = new HashSet<>();
            for (StandardFieldInfo field : more.apply(type)) {
                done.add(field.getName().toLowerCase());
                table.add(field);
            }
            for (FieldInfo inherited : base.fields().all()) {
                if (done.add(inherited.getName().toLowerCase())) {
                    table.add(inherited);
                }
            }
            return table.resolve();
        });
        return builder.buildResolved();
    }

    private MethodTable methodsOf(Shape shape, TypeInfo type) {
        StandardMethodTable table = new StandardMethodTable();
        Set<String> done = new HashSet<>();
        for (Class<?> level : shape.levels()) {
            for (Method method : level.getDeclaredMethods()) {
                boolean javaValueOf = shape.enumeration && method.getName().equals("valueOf");
                if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic() || javaValueOf) {
                    continue;
                }
                List<TypeInfo> parameters = typesOf(method.getGenericParameterTypes());
                if (done.add(method.getName() + parameters)) {
                    table.addDuplicatesAllowed(
                        method(type, PlatformClasses.withoutDollar(method.getName()), modifiersOf(shape, method), resultOf(method), parameters)
                    );
                }
            }
        }
        if (shape.enumeration) {
            table.addDuplicatesAllowed(method(type, "name", ModifierGroups.GLOBAL_VIRTUAL, TypeInfos.STRING, List.of()));
            table.addDuplicatesAllowed(method(type, "ordinal", ModifierGroups.GLOBAL_VIRTUAL, TypeInfos.INTEGER, List.of()));
            table.addDuplicatesAllowed(method(type, "valueOf", ModifierGroups.GLOBAL_STATIC, type, List.of(TypeInfos.STRING)));
        } else if (shape.exception) {
            TypeInfo cause = shape.stub.getSimpleName().equals("Exception") ? type : stub(BASE_EXCEPTION);
            addConstructor(table, type, List.of());
            addConstructor(table, type, List.of(TypeInfos.STRING));
            addConstructor(table, type, List.of(cause));
            addConstructor(table, type, List.of(TypeInfos.STRING, cause));
        } else if (!shape.contract) {
            for (Constructor<?> constructor : shape.stub.getDeclaredConstructors()) {
                if (Modifier.isPublic(constructor.getModifiers())) {
                    addConstructor(table, type, typesOf(constructor.getGenericParameterTypes()));
                }
            }
        }
        addIfMissing(table, done, type, "toString", TypeInfos.STRING, List.of());
        addIfMissing(table, done, type, "equals", TypeInfos.BOOLEAN, List.of(TypeInfos.OBJECT));
        addIfMissing(table, done, type, "hashCode", TypeInfos.INTEGER, List.of());
        return table.resolve();
    }

    private static ModifierGroup modifiersOf(Shape shape, Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            return ModifierGroups.GLOBAL_STATIC;
        }
        return shape.contract || Modifier.isAbstract(method.getModifiers()) ? GLOBAL_ABSTRACT : ModifierGroups.GLOBAL_VIRTUAL;
    }

    /** Every Apex object has these; the stubs of most leave them out. Interfaces must not demand them. */
    private static void addIfMissing(
        StandardMethodTable table, Set<String> done, TypeInfo type, String name, TypeInfo result, List<TypeInfo> parameters
    ) {
        if (type.getUnitType() != UnitType.INTERFACE && done.add(name + parameters)) {
            table.addDuplicatesAllowed(method(type, name, ModifierGroups.GLOBAL_VIRTUAL, result, parameters));
        }
    }

    private static void addConstructor(StandardMethodTable table, TypeInfo type, List<TypeInfo> parameters) {
        table.addDuplicatesAllowed(
            StandardMethodInfo.builder()
                .setGenerated(Generated.BUILT_IN)
                .setDefiningType(type)
                .setConstructor()
                .setModifiers(ModifierGroups.ONLY_GLOBAL)
                .setReturnType(TypeInfos.VOID)
                .setNamedParameterTypes(parameters)
                .build()
        );
    }

    private static MethodInfo method(TypeInfo type, String name, ModifierGroup modifiers, TypeInfo result, List<TypeInfo> parameters) {
        return StandardMethodInfo.builder()
            .setGenerated(Generated.BUILT_IN)
            .setDefiningType(type)
            .setName(name)
            .setModifiers(modifiers)
            .setReturnType(result)
            .setNamedParameterTypes(parameters)
            .build();
    }

    private TypeInfo resultOf(Method method) {
        return method.getReturnType() == void.class ? TypeInfos.VOID : typeOf(method.getGenericReturnType());
    }

    private List<TypeInfo> typesOf(Type[] types) {
        List<TypeInfo> mapped = new ArrayList<>();
        for (Type type : types) {
            mapped.add(typeOf(type));
        }
        return mapped;
    }

    /** The Apex type that a Java type of the stubs stands for. */
    TypeInfo typeOf(Type type) {
        if (type instanceof TypeVariable) {
            return ArgumentTypeInfos.T;
        }
        if (type instanceof WildcardType || type instanceof GenericArrayType) {
            return TypeInfos.OBJECT;
        }
        if (type instanceof Class<?> array && array.isArray()) {
            return GenericTypeInfoFactory.createList(typeOf(array.getComponentType()));
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        List<TypeInfo> arguments = type instanceof ParameterizedType generic ? typesOf(generic.getActualTypeArguments()) : List.of();
        if (raw == String.class) {
            return TypeInfos.STRING;
        }
        if (!raw.getName().startsWith(PlatformClasses.PACKAGE)) {
            return TypeInfos.OBJECT;
        }
        return namedType(raw.getName().substring(PlatformClasses.PACKAGE.length()), arguments);
    }

    private TypeInfo namedType(String name, List<TypeInfo> arguments) {
        if (name.startsWith("SObjects.")) {
            return orObject(objects.find(name.substring("SObjects.".length())));
        }
        if (name.startsWith("SObjectStubs.")) {
            return TypeInfos.SOBJECT;
        }
        if (name.startsWith("Internal.")) {
            return internalType(name, arguments);
        }
        String plain = PlatformClasses.withoutDollar(name);
        return switch (plain) {
            case "System.String" -> TypeInfos.STRING;
            case "System.Id" -> TypeInfos.ID;
            case "System.Boolean" -> TypeInfos.BOOLEAN;
            case "System.Integer" -> TypeInfos.INTEGER;
            case "System.Long" -> TypeInfos.LONG;
            case "System.Double" -> TypeInfos.DOUBLE;
            case "System.Decimal" -> TypeInfos.DECIMAL;
            case "System.Date" -> TypeInfos.DATE;
            case "System.Datetime" -> TypeInfos.DATE_TIME;
            case "System.Time" -> TypeInfos.TIME;
            case "System.Blob" -> TypeInfos.BLOB;
            case "System.SObject" -> TypeInfos.SOBJECT;
            case "System.Object" -> TypeInfos.OBJECT;
            case "System.Exception" -> InternalTypeInfos.APEX_EXCEPTION;
            case "System.List" -> GenericTypeInfoFactory.createList(arguments.get(0));
            case "System.Set" -> GenericTypeInfoFactory.createSet(arguments.get(0));
            case "System.Map" -> GenericTypeInfoFactory.createMap(arguments.get(0), arguments.get(1));
            case "System.Iterable" -> GenericTypeInfoFactory.create(TestStandardTypeInfos.ITERABLE, arguments);
            case "System.Iterator" -> GenericTypeInfoFactory.create(TestStandardTypeInfos.ITERATOR, arguments);
            case "System.Comparator" -> GenericTypeInfoFactory.create(TestStandardTypeInfos.COMPARATOR, arguments);
            default -> {
                TypeInfo stub = stub(plain.toLowerCase().replaceFirst("\\.", "/"));
                yield stub == null ? TypeInfos.OBJECT : arguments.isEmpty() ? stub : GenericTypeInfoFactory.create(stub, arguments);
            }
        };
    }

    private TypeInfo internalType(String name, List<TypeInfo> arguments) {
        if (name.contains("SObjectTypeFields")) {
            return describe("sobjecttypefields");
        }
        if (name.startsWith("Internal.SObjectType$")) {
            return describe("sobjecttype");
        }
        if (name.contains("RecordSet")) {
            return GenericTypeInfoFactory.createList(arguments.isEmpty() ? TypeInfos.SOBJECT : arguments.get(0));
        }
        return TypeInfos.OBJECT;
    }

    @Override
    public TypeInfo getSObjectType(TypeInfo referencing, String name) {
        return objects.find(name);
    }

    @Override
    public TypeInfo getAggregateResultType(TypeInfo referencing) {
        return objects.find("AggregateResult");
    }

    @Override
    public boolean hasLabelField(TypeInfo referencing, Namespace namespace, String name) {
        return project.labels.contains(name.toLowerCase());
    }

    @Override
    public TypeInfo getVfComponentType(SymbolResolver resolver, TypeInfo referencing, Namespace namespace, String name) {
        return null;
    }

    @Override
    public TypeInfo getFlowInterviewType(SymbolResolver resolver, TypeInfo referencing, Namespace namespace, String name) {
        return null;
    }

    @Override
    public String getPageReference(TypeInfo referencing, String name) {
        return null;
    }

    @Override
    public String getQuickAction(TypeInfo referencing, String object, String name) {
        return null;
    }

    @Override
    public boolean isDynamicTypeNamespace(String namespace) {
        return false;
    }

    @Override
    public boolean isDynamicTypeNamespace(String namespace, String name) {
        return false;
    }
}
