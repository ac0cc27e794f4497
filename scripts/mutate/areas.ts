/** What mistakes are planted into, and which tests have to notice them. */
export interface Area {
    folder: string;
    /** files that these tests do not look at: the browser's tests do */
    except: RegExp | null;
    /** of the Jest configuration */
    project: string;
    /** patterns of tests that take long and look at other things */
    slow: string[];
    /** whether the product's Apex tests are asked about what those do not notice */
    apex: boolean;
    /** the share of mistakes that the tests must notice */
    needed: number;
}

export const AREAS: Readonly<Record<string, Area>> = {
    'local-org': {
        folder: 'scripts/local-org',
        except: /\/local-org\/(page|cli)\//,
        project: 'local-org',
        slow: ['/scripts/(?!local-org/)', 'cpu-and-heap', 'server/clients', 'cli/', 'package.test', 'structure.test'],
        apex: true,
        needed: 0.85
    },
    components: {
        folder: 'force-app/main/default/lwc',
        except: null,
        project: 'lwc',
        slow: [],
        apex: false,
        needed: 0.9
    }
};
