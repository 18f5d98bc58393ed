"""What an office in charge does each January: collect reports, check them, chase, add up, publish.

Everything works on files of a folder, without a network; what comes of it lies in another folder.
"""
