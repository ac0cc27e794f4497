import { ApexList } from '../../values/list.ts';
import { defineClass } from '../define.ts';
import { need } from '../language/support.ts';

/** A component of Metadata: a holder of data, whose name is one of its values. */
interface Component {
    values: ReadonlyMap<string, unknown>;
}

class ContainerValue {
    readonly apexType = 'Metadata.DeployContainer';
    components: Component[] = [];

    /** Takes out what does not stay. @returns whether that changed the container */
    keep(stays: (component: Component) => boolean): boolean {
        const before = this.components.length;
        this.components = this.components.filter(stays);
        return this.components.length < before;
    }
}

/**
 * What code collects to be deployed, and what a deployment tells its callback (Apex Reference, DeployContainer and
 * DeployCallbackContext). The deployment itself, `Metadata.Operations`, is refused by name, and so is the job of a context that no
 * deployment made. That a container gives a list of its own, and removes the very component it is asked for, no source says
 * otherwise.
 */
export const metadataDeploymentClasses = [
    defineClass({
        name: 'Metadata.DeployContainer',
        constructors: { '()': () => new ContainerValue() },
        methods: {
            'void addMetadata(Metadata.Metadata md)': (self: ContainerValue, component: Component) =>
                void self.components.push(need(component)),
            'List<Metadata.Metadata> getMetadata()': (self: ContainerValue) =>
                new ApexList('Metadata.Metadata', [...self.components] as never[]),
            'Boolean removeMetadata(Metadata.Metadata md)': (self: ContainerValue, component: Component) =>
                self.keep((one) => one !== component),
            'Boolean removeMetadataByFullName(String fullName)': (self: ContainerValue, name: string | null) =>
                self.keep((one) => one.values.get('fullName') !== name)
        }
    }),
    defineClass({
        name: 'Metadata.DeployCallbackContext',
        kind: 'abstract class',
        constructors: { '()': () => ({ apexType: 'Metadata.DeployCallbackContext' }) }
    })
];
