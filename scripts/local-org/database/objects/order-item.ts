import type { ObjectBehaviour } from './behaviour.ts';

export default { object: 'OrderItem', access: { like: 'Order' } } satisfies ObjectBehaviour;
