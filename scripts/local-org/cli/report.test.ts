import { DiskError } from '../database/disk.ts';
import { DataFileError } from '../database/lock.ts';
import { reporter } from './report.ts';

describe('what goes wrong while an org runs', () => {
    const MB = 1024 * 1024;
    let free = 0;
    let told: string[];
    const full = (): DiskError => new DiskError('The data file /data/org.db', 'disk I/O error');

    beforeEach(() => {
        told = [];
        free = 3 * MB;
    });

    it('is told with its stack, where it is not the data', () => {
        const { report } = reporter('/data', (text) => told.push(text));
        report(new Error('unexpected'));
        report('text');
        report(new DataFileError('The data file is damaged.'));
        expect(told).toEqual([
            expect.stringMatching(/^Error: unexpected\n\s+at /),
            'text',
            'The data file is damaged.'
        ]);
    });

    it('is told once of a full disk, in its sentence, and once when it has room again', () => {
        const { report, look } = reporter(
            '/data',
            (text) => told.push(text),
            () => free
        );
        look();
        report(full());
        report(full());
        free += 15 * MB;
        look();
        report(full());
        expect(told).toEqual([
            'The data file /data/org.db cannot be written (disk I/O error): the disk is full, or not there any more. What was saved before is kept: make room, and try again. Until then nothing is saved, and jobs wait.'
        ]);
        free += MB;
        look();
        look();
        expect(told.slice(1)).toEqual(['There is room on the disk again: what is saved is kept, and jobs go on.']);
        report(full());
        expect(told).toHaveLength(3);
    });

    it('a folder that is gone has no room', () => {
        const { report, look } = reporter('/not/there', (text) => told.push(text));
        report(full());
        look();
        expect(told).toHaveLength(1);
    });
});
