/** What mistakes are planted into, and which tests have to notice them. */
export interface Area {
    folder: string;
    /** files that these tests do not look at: the browser's tests do */
    except: RegExp | null;
    /** of the Jest configuration */
    project: string;
    /** tests of the folder that are not asked; without it, the mutation tool itself runs all of the Jest project */
    unasked: RegExp | null;
    /** the share of mistakes that the tests must notice */
    needed: number;
}

export const AREAS: Readonly<Record<string, Area>> = {
    'local-org': {
        folder: 'scripts/local-org',
        except: /\/local-org\/(page|cli)\//,
        project: 'local-org',
        // They look at texts, at what is packed, and at how long things take.
        unasked: /\/(structure|package|cpu-and-heap)\.test/,
        needed: 0.85
    },
    components: {
        folder: 'force-app/main/default/lwc',
        except: null,
        project: 'lwc',
        unasked: null,
        needed: 0.9
    }
};
