import { z } from 'zod'

// zod would try whether it may compile its checks with eval; the page's policy forbids that, and reports the try as an error.
z.config({ jitless: true })
