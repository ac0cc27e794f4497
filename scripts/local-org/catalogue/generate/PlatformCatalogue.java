import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * Writes the platform's types and standard objects, which the type jars hold as Java stubs, as text: a line for each type or
 * object and one for each of its members below it (catalogue/read.ts has the format). The stubs are reflected, never run.
 * Arguments: standard-types jar, sobject-types jar, file of types to write, file of objects to write.
 */
public final class PlatformCatalogue {
    private static final String PACKAGE = "com.nawforce.runforce.";
    private static final String FOLDER = PACKAGE.replace('.', '/');
    /** Packages of the jars that are no namespaces of Apex. */
    private static final Set<String> NO_NAMESPACE = Set.of("Internal", "SObjectStubs", "SObjects");

    private final ClassLoader loader;

    private PlatformCatalogue(Path types, Path objects) throws IOException {
        loader = new URLClassLoader(new URL[] {types.toUri().toURL(), objects.toUri().toURL()});
    }

    public static void main(String[] arguments) throws Exception {
        Path types = Path.of(arguments[0]);
        Path objects = Path.of(arguments[1]);
        PlatformCatalogue catalogue = new PlatformCatalogue(types, objects);
        try (PrintStream out = new PrintStream(Files.newOutputStream(Path.of(arguments[2])), false, StandardCharsets.UTF_8)) {
            for (String name : classNames(types)) {
                String namespace = name.substring(0, name.indexOf('/'));
                if (!NO_NAMESPACE.contains(namespace)) {
                    catalogue.writeType(name, out);
                }
            }
        }
        try (PrintStream out = new PrintStream(Files.newOutputStream(Path.of(arguments[3])), false, StandardCharsets.UTF_8)) {
            for (String name : classNames(objects)) {
                if (name.startsWith("SObjects/") && !name.contains("$")) {
                    catalogue.writeObject(name, out);
                }
            }
        }
    }

    /** Class names of a jar below the stubs' package, in order. */
    private static Iterable<String> classNames(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Collections.list(file.entries()).stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(FOLDER) && name.endsWith(".class"))
                .map(name -> name.substring(FOLDER.length(), name.length() - ".class".length()))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name.replace('/', '.'), false, loader);
    }

    private void writeType(String name, PrintStream out) throws ClassNotFoundException {
        Class<?> stub = load(name);
        boolean enumeration = stub.getSuperclass() == Enum.class;
        String kind = enumeration ? "enum" : stub.isInterface() ? "interface" : Modifier.isAbstract(stub.getModifiers()) ? "abstract" : "class";
        StringBuilder head = new StringBuilder(kind).append(' ').append(apexName(stub));
        if (stub.getTypeParameters().length > 0) {
            head.append(Arrays.stream(stub.getTypeParameters()).map(TypeVariable::getName).collect(Collectors.joining(",", "<", ">")));
        }
        Class<?> base = stub.getSuperclass();
        if (base != null && base != Object.class && !enumeration) {
            head.append(" extends ").append(typeName(stub.getGenericSuperclass()));
        }
        List<String> interfaces = new ArrayList<>();
        for (Type one : stub.getGenericInterfaces()) {
            if (!typeName(one).equals("Object")) {
                interfaces.add(typeName(one));
            }
        }
        if (!interfaces.isEmpty()) {
            head.append(" implements ").append(String.join(" ", interfaces));
        }
        out.println(head);
        if (enumeration) {
            for (Field field : stub.getDeclaredFields()) {
                if (field.getType() == stub) {
                    out.println("=" + plain(field.getName()));
                }
            }
            return;
        }
        Set<String> lines = new TreeSet<>();
        for (Constructor<?> constructor : stub.getDeclaredConstructors()) {
            if (Modifier.isPublic(constructor.getModifiers()) && !stub.isInterface()) {
                lines.add("*(" + typeNames(constructor.getGenericParameterTypes()) + ")");
            }
        }
        for (Method method : stub.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                lines.add(
                    (Modifier.isStatic(method.getModifiers()) ? "+" : "-") + typeName(method.getGenericReturnType()) + " "
                        + plain(method.getName()) + "(" + typeNames(method.getGenericParameterTypes()) + ")"
                );
            }
        }
        for (Field field : stub.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && !field.isSynthetic()) {
                lines.add((Modifier.isStatic(field.getModifiers()) ? ":" : ".") + typeName(field.getGenericType()) + " " + plain(field.getName()));
            }
        }
        lines.forEach(out::println);
    }

    private void writeObject(String name, PrintStream out) throws ClassNotFoundException {
        out.println("object " + name.substring("SObjects/".length()));
        Set<String> done = new HashSet<>();
        for (Class<?> level = load(name); level != null && level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                boolean member = Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
                if (member && done.add(field.getName().toLowerCase())) {
                    out.println(plain(field.getName()) + " " + typeName(field.getGenericType()));
                }
            }
        }
    }

    private String typeNames(Type[] types) {
        return Arrays.stream(types).map(this::typeName).collect(Collectors.joining(","));
    }

    /** The Apex type that a Java type of the stubs stands for. */
    private String typeName(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            return variable.getName();
        }
        if (type instanceof ParameterizedType generic) {
            String raw = typeName(generic.getRawType());
            String arguments = typeNames(generic.getActualTypeArguments());
            return generic.getRawType().getTypeName().contains(".Internal.") && !raw.equals("System.List") ? raw : raw + "<" + arguments + ">";
        }
        if (!(type instanceof Class<?> stub)) {
            return "Object";
        }
        if (stub == void.class) {
            return "void";
        }
        if (stub.isArray()) {
            return "System.List<" + typeName(stub.getComponentType()) + ">";
        }
        if (stub == String.class) {
            return "System.String";
        }
        return stub.getName().startsWith(PACKAGE) ? apexName(stub) : "Object";
    }

    private static String apexName(Class<?> stub) {
        String name = plain(stub.getName().substring(PACKAGE.length()));
        if (name.startsWith("SObjects.")) {
            return "SObject." + name.substring("SObjects.".length());
        }
        if (name.startsWith("SObjectStubs.")) {
            return "System.SObject";
        }
        if (name.startsWith("Internal.")) {
            return switch (name.substring("Internal.".length())) {
                case "SObjectType" -> "Schema.SObjectType";
                case "SObjectTypeFields" -> "Schema.SObjectTypeFields";
                case "SObjectTypeFieldSets" -> "Schema.SObjectTypeFieldSets";
                case "DescribeSObjectResult" -> "Schema.DescribeSObjectResult";
                case "RecordSet" -> "System.List";
                default -> "Object";
            };
        }
        return name.replace('$', '.');
    }

    /** Names that Java reserves end in a dollar sign (`System.String$`, `toString$`). */
    private static String plain(String name) {
        return name.replaceAll("^\\$|\\$$", "");
    }
}
