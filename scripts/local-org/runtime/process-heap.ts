import v8 from 'node:v8';
import vm from 'node:vm';

/** This process needs many times what an org counts; more than this cannot be within the limit of either. */
const PROCESS_BYTES = 300_000_000;

let collect: (() => void) | null = null;

/** Memory in use once what nobody refers to is gone. */
function liveBytes(): number {
    if (!collect) {
        v8.setFlagsFromString('--expose-gc');
        collect = vm.runInNewContext('gc') as () => void;
    }
    collect();
    return v8.getHeapStatistics().used_heap_size;
}

/** The memory of the process since a transaction began: catches what no collection holds, such as an endless chain of objects. */
export class ProcessHeap {
    private readonly before = v8.getHeapStatistics().used_heap_size;
    private threshold = this.before + PROCESS_BYTES;

    /** @returns what the transaction has added, where that is far more than any may; else 0 */
    excess(): number {
        if (v8.getHeapStatistics().used_heap_size < this.threshold) {
            return 0;
        }
        const live = liveBytes();
        this.threshold = live + PROCESS_BYTES;
        return live - this.before > PROCESS_BYTES ? live - this.before : 0;
    }
}
