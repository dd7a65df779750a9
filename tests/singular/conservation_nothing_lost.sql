-- If this fails, cells, sentence values, files or reports vanished or were doubled on the way to the marts,
-- and a reader who finds nothing can no longer take it that nothing was printed.
select *
from {{ ref('ops_conservation') }}
where lost <> 0
